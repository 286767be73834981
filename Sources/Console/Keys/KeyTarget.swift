import Cells
import CommunityActions
import Panes
import Wording

/// Something that keys can lead to, and what keys it may have.
struct KeyTarget: Sendable {
  /// What kind of thing it is, which decides where its keys count.
  enum Kind: Equatable, Sendable {
    case command(Command)
    case pane
    /// A verb on rows of a collection.
    case action(on: String)
  }

  let id: String
  let kind: Kind
  let title: Localized
  let declared: [String]

  /// Everything there is, in the order of help.
  static let all: [KeyTarget] =
    CommandCatalog.all.map {
      KeyTarget(
        id: $0.command.rawValue, kind: .command($0.command), title: $0.title, declared: $0.keys)
    }
    + PaneCatalog.all.map {
      KeyTarget(
        id: "pane.\($0.id)", kind: .pane, title: $0.title, declared: [String($0.key)])
    }
    + ActionCatalog.all.map {
      KeyTarget(
        id: $0.id, kind: .action(on: $0.on), title: $0.title, declared: $0.key.map { [$0] } ?? [])
    }

  /// Keys that lead to nothing, whoever asks: the terminal or the hand needs them otherwise.
  static let forbidden: Set<String> = [
    "C-s", "C-q", "C-\\", "C-c", "C-i", "C-m", "C-h", "C-[", "!", "|",
  ]

  /// Whether both count in one place, so that they cannot share a key.
  func meets(_ other: KeyTarget) -> Bool {
    guard case .action(let mine) = kind, case .action(let theirs) = other.kind else { return true }
    return mine == theirs
  }

  /// Why a key cannot lead here; nil where it can.
  func refusal(of key: String) -> Localized? {
    let chords = key.split(separator: " ").compactMap { KeyChord(String($0)) }
    if chords.contains(where: { Self.forbidden.contains($0.description) }) {
      return Localized(
        "「\(key)」留给终端和系统，或太容易误按，不能绑定",
        "“\(key)” belongs to the terminal or is pressed by accident; it cannot be bound")
    }
    if let character = chords.compactMap(\.typed).first(where: { !$0.isASCII }) {
      return Localized(
        "「\(character)」是输入法打出来的字，在名单里用来跳到名字",
        "“\(character)” comes from an input method, which jumps to names in lists")
    }
    guard case .action = kind else { return nil }
    if chords.count != 1 || chords.contains(where: { $0.typed == nil && !$0.isFunctionKey })
      || chords.contains(where: { $0.typed == " " })
    {
      return Localized(
        "改数据的动作只能用一个字母、符号或功能键，不能用「\(key)」",
        "what changes data takes one letter, sign or function key, not “\(key)”")
    }
    if chords.contains(where: { $0.typed?.isNumber ?? false }) {
      return Localized(
        "数字键不改数据：它们换面板", "digits change no data: they choose panes")
    }
    return nil
  }

  /// Why keys cannot all be taken away; nil where they can.
  var refusalToBeWithoutKeys: Localized? {
    guard case .command(let command) = kind,
      [.quit, .help, .palette, .back, .menu].contains(command)
    else { return nil }
    return Localized(
      "「\(title.zh)」总要有一个键，不然找不到路", "“\(title.en)” always needs a key, or nobody finds the way")
  }
}

extension KeyChord {
  /// Whether it is one of F1 to F63, with or without what is held.
  var isFunctionKey: Bool {
    if case .function = key { true } else { false }
  }
}
