import Cells
public import CommunityActions
import Panes
public import Wording

/// Which keys lead to what: those that are declared, and what a person changed of them.
public struct KeyBindings: Equatable, Sendable {
  /// Why a wish for keys cannot be granted.
  public struct Problem: Equatable, Sendable {
    /// What the keys were wanted for.
    public let id: String
    /// The key that is wrong; nil where the wish as a whole is.
    public let key: String?
    /// The reason.
    public let words: Localized
  }

  /// The keys as they are declared.
  public static let standard = KeyBindings()

  /// The keys of what a person bound otherwise, by command, action or pane.
  private var chosen: [String: [String]] = [:]

  private init() {}

  /// The wishes of a person put over what is declared, and whatever stands against them; the bindings
  /// are good only where nothing does.
  public static func checked(
    _ wishes: [(id: String, keys: [String])]
  ) -> (bindings: KeyBindings, problems: [Problem]) {
    var bindings = KeyBindings()
    var problems: [Problem] = []
    let known = Dictionary(
      KeyTarget.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for wish in wishes {
      guard let target = known[wish.id] else {
        problems.append(
          Problem(
            id: wish.id, key: nil,
            words: Localized(
              "没有叫「\(wish.id)」的命令、动作或面板；qunzhu keys --format json 列出全部",
              "no command, action or pane is called “\(wish.id)”; qunzhu keys --format json lists them"
            )))
        continue
      }
      var keys: [String] = []
      for key in wish.keys {
        switch canonical(key) {
        case nil:
          problems.append(
            Problem(
              id: wish.id, key: key,
              words: Localized(
                "「\(key)」不是一个键；写法如 j、C-r、A-x、f5、g m",
                "“\(key)” is no key; they are written j, C-r, A-x, f5, g m")))
        case let written?:
          if let words = target.refusal(of: written) {
            problems.append(Problem(id: wish.id, key: key, words: words))
          } else if !keys.contains(written) {
            keys.append(written)
          }
        }
      }
      if keys.isEmpty, wish.keys.isEmpty, let words = target.refusalToBeWithoutKeys {
        problems.append(Problem(id: wish.id, key: nil, words: words))
      }
      bindings.chosen[wish.id] = keys
    }
    return (bindings, problems + bindings.collisions(wanted: Set(wishes.map(\.id))))
  }

  /// The keys of a command, the first for hints.
  public func keys(of command: Command) -> [String] {
    chosen[command.rawValue] ?? CommandCatalog.declaration(command)?.keys ?? []
  }

  /// The keys of an action.
  public func keys(of action: BulkAction) -> [String] {
    chosen[action.id] ?? action.key.map { [$0] } ?? []
  }

  /// The keys of the pane at a place of the catalogue.
  public func keys(ofPane place: Int) -> [String] {
    guard PaneCatalog.all.indices.contains(place) else { return [] }
    let pane = PaneCatalog.all[place]
    return chosen["pane.\(pane.id)"] ?? [String(pane.key)]
  }

  func keys(of target: KeyTarget) -> [String] { chosen[target.id] ?? target.declared }

  /// A key or two as key tables write them; nil for what is none.
  private static func canonical(_ text: String) -> String? {
    let parts = text.split(separator: " ").map { KeyChord(String($0))?.description }
    guard (1...2).contains(parts.count) else { return nil }
    let written = parts.compactMap(\.self)
    return written.count == parts.count ? written.joined(separator: " ") : nil
  }

  /// Keys that two things want in one place, and keys that are also the first half of another.
  private func collisions(wanted: Set<String>) -> [Problem] {
    var problems: [Problem] = []
    let all = KeyTarget.all.map { ($0, keys(of: $0)) }
    var holders: [String: [KeyTarget]] = [:]
    for (target, keys) in all { for key in keys { holders[key, default: []].append(target) } }
    for (target, keys) in all where wanted.contains(target.id) {
      for key in keys {
        let other = holders[key]?.first { other in
          other.id != target.id && other.meets(target)
            && (!wanted.contains(other.id) || other.id < target.id)
        }
        if let other {
          problems.append(
            Problem(
              id: target.id, key: key,
              words: Localized(
                "「\(key)」已经是「\(other.title.zh)」（\(other.id)）的键；给那个换一个键，或写 \"\(other.id)\": []",
                "“\(key)” is already the key of “\(other.title.en)” (\(other.id)); give that another, or write \"\(other.id)\": []"
              )))
        }
        let halves = key.split(separator: " ").map(String.init)
        if halves.count == 2, let alone = holders[halves[0]]?.first(where: { $0.meets(target) }) {
          problems.append(half(target, key, halves[0], alone))
        }
        if halves.count == 1,
          let longer = holders.first(where: { entry in
            entry.key.hasPrefix(key + " ") && entry.value.contains { $0.meets(target) }
          })
        {
          problems.append(half(target, key, key, longer.value[0]))
        }
      }
    }
    return problems
  }

  private func half(_ target: KeyTarget, _ key: String, _ first: String, _ other: KeyTarget)
    -> Problem
  {
    Problem(
      id: target.id, key: key,
      words: Localized(
        "「\(first)」不能既自己是键，又是两键组合的前一半（\(other.id)）",
        "“\(first)” cannot be a key of its own and the first half of another (\(other.id))"))
  }
}
