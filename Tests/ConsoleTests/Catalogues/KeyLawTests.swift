import Cells
import CommunityActions
import CommunityModel
import Panes
import Testing
import Wording

@testable import Console

/// What holds for every key: one meaning each, none that a slip turns into a change.
@Suite struct KeyLawTests {
  /// Keys of flow control, of the shell and of confirmations that are never bound (interface.md §3).
  static let neverBound: Set<String> = [
    "C-s", "C-q", "C-\\", "C-i", "C-m", "C-h", "C-[", "C-c", "!", "|", "x",
  ]

  static let commandKeys = CommandCatalog.all.flatMap(\.keys)
  static let prefixes = Set(commandKeys.filter { $0.count == 3 && $0.contains(" ") }.map(first))

  static func first(_ keys: String) -> String { String(keys.prefix { $0 != " " }) }

  @Test func `every command is declared once, with a key and both titles`() {
    let declared = CommandCatalog.all.map(\.command)
    #expect(Set(declared).count == declared.count)
    // What moves within pictures wants keys from the day on which a pane has one.
    let ofPictures: [Command] = [
      .moveLeft, .moveRight, .nextPage, .previousPage, .thisPage, .nextView,
    ]
    let hasPictures = PaneCatalog.all.contains { !$0.pictures.isEmpty }
    let missing = Command.allCases.filter {
      !declared.contains($0) && (hasPictures || !ofPictures.contains($0))
    }
    #expect(missing == [], "no key leads to these")
    for declaration in CommandCatalog.all {
      #expect(!declaration.keys.isEmpty, "\(declaration.command)")
      for words in [declaration.title, declaration.section] + [declaration.hint].compactMap(\.self)
      {
        #expect(!words.zh.isEmpty && !words.en.isEmpty, "\(declaration.command)")
      }
      #expect(CommandCatalog.declaration(declaration.command)?.keys == declaration.keys)
    }
  }

  @Test func `no key means two things`() {
    #expect(Set(Self.commandKeys).count == Self.commandKeys.count)
    #expect(Self.prefixes.isDisjoint(with: Self.commandKeys), "a prefix has a meaning of its own")
    let panes = PaneCatalog.all.map { String($0.key) }
    #expect(Set(panes).isDisjoint(with: Self.commandKeys))
    for action in ActionCatalog.all {
      guard let key = action.key else { continue }
      #expect(!Self.commandKeys.contains(key), "\(action.id) takes a command's key \(key)")
      #expect(!Self.prefixes.contains(Self.first(key)), "\(action.id) takes the prefix \(key)")
      #expect(!panes.contains(key), "\(action.id) takes the digit of a pane")
    }
  }

  @Test func `no verb is a digit, and none holds Control`() {
    for action in ActionCatalog.all {
      guard let key = action.key else { continue }
      #expect(key.count == 1, "\(action.id): \(key)")
      #expect(Int(key) == nil, "a bare digit changes something: \(action.id)")
    }
  }

  @Test func `some keys are never bound`() {
    let bound = Set(Self.commandKeys + ActionCatalog.all.compactMap(\.key))
    #expect(bound.isDisjoint(with: Self.neverBound))
  }

  @Test func `every key is written as terminals report it`() {
    for keys in Self.commandKeys + ActionCatalog.all.compactMap(\.key) {
      for key in keys.split(separator: " ") {
        let chord = KeyChord(String(key))
        #expect(chord?.description == String(key), "\(keys)")
      }
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `every key of a pane leads to what is declared for it`(pane: PaneDefinition) {
    let keymap = Keymap(collection: pane.collection)
    for declaration in CommandCatalog.all {
      for keys in declaration.keys {
        let parts = keys.split(separator: " ").compactMap { KeyChord(String($0)) }
        guard let last = parts.last else { continue }
        let before = parts.count > 1 ? parts[0].description : nil
        guard case .command(let command) = keymap.meaning(of: last, after: before) else {
          Issue.record("\(keys) does not lead to \(declaration.command)")
          continue
        }
        #expect(command == declaration.command)
      }
    }
    for action in ActionCatalog.on(pane.collection) {
      guard let key = action.key, let chord = KeyChord(key) else { continue }
      guard case .action(let found) = keymap.meaning(of: chord, after: nil) else {
        Issue.record("\(key) does not lead to \(action.id)")
        continue
      }
      #expect(found.id == action.id)
    }
  }

  @Test func `full-width forms of the punctuation that is bound do the same`() {
    for key in Self.commandKeys + ActionCatalog.all.compactMap(\.key) {
      guard let ascii = key.unicodeScalars.first, key.unicodeScalars.count == 1,
        !ascii.properties.isAlphabetic, let wide = Unicode.Scalar(ascii.value - 0x21 + 0xFF01)
      else { continue }
      #expect(KeyChord(Character(wide)).asciiFolded.description == key)
    }
    for (wide, key) in [
      ("　", "space"), ("、", "/"), ("。", "."), ("，", ","), ("；", ";"), ("：", ":"), ("？", "?"),
      ("‘", "'"), ("’", "'"), ("“", "\""), ("【", "["), ("】", "]"), ("《", "<"), ("》", ">"),
      ("＊", "*"), ("＆", "&"), ("＠", "@"), ("￥", "$"),
    ] {
      #expect(KeyChord(Character(wide)).asciiFolded.description == key)
    }
  }

  @Test func `titles fit the column of the palette`() {
    let titles =
      ActionCatalog.all.map(\.title) + CommandCatalog.all.map(\.title)
      + PaneCatalog.all.map(\.title)
    for title in ActionCatalog.all.map(\.title) {
      for language in [Language.chinese, .english] {
        #expect(TextFit.width(of: title[language]) <= 28, "\(title[language])")
      }
    }
    #expect(titles.allSatisfy { TextFit.width(of: $0.zh) <= 40 })
  }

  @Test func `the table of keys names everything once`() {
    let rows = KeyTable.rows
    #expect(rows.allSatisfy { !$0.keys.isEmpty && !$0.title.zh.isEmpty && !$0.title.en.isEmpty })
    let names = rows.map { "\($0.pane) \($0.id)" }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: PaneCatalog.all, Command.allCases)
  func `no command but undo, redo and repeating asks for anything to be saved`(
    pane: PaneDefinition, command: Command
  ) {
    guard ![Command.undo, .redo, .repeatLast].contains(command) else { return }
    for community in [Crowd.even(0), Self.crowd] {
      var console = Console.trial(community)
      console.press(String(pane.key), "space")
      let before = console.community
      let effects = console.run(command)
      #expect(!effects.contains { if case .append = $0 { true } else { false } })
      let isUntouched = console.community == before
      #expect(isUntouched)
      FrameLaw.hold(console.frame(), "\(command)")
    }
  }

  private static let crowd = Crowd.even(40)
}

extension Command: CustomTestStringConvertible {
  /// The name in the table of keys.
  public var testDescription: String { rawValue }
}
