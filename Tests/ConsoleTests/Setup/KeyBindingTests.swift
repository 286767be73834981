import Cells
import CommunityActions
import Panes
import Testing
import Wording

@testable import Console

/// Keys that a person has changed: one meaning each, or an explanation.
@Suite struct KeyBindingTests {
  private func check(_ wishes: [(String, [String])]) -> (
    bindings: KeyBindings, problems: [KeyBindings.Problem]
  ) {
    KeyBindings.checked(wishes.map { (id: $0.0, keys: $0.1) })
  }

  private func reason(_ wishes: [(String, [String])]) -> String {
    let problems = check(wishes).problems
    for problem in problems {
      #expect(!problem.words.zh.isEmpty && problem.words.zh != problem.words.en)
    }
    return problems.first?.words.en ?? ""
  }

  @Test func `nothing wanted changes nothing`() {
    let (bindings, problems) = check([])
    #expect(bindings == .standard)
    #expect(problems.isEmpty)
    for declaration in CommandCatalog.all {
      #expect(bindings.keys(of: declaration.command) == declaration.keys)
    }
  }

  @Test func `a command follows its new key and leaves the old one`() {
    let (bindings, problems) = check([("undo", ["f8", "z -"])])
    #expect(problems.isEmpty)
    let keymap = Keymap(collection: "members", bindings: bindings)
    guard case .command(.undo) = keymap.meaning(of: KeyChord(.function(8)), after: nil),
      case .command(.undo) = keymap.meaning(of: KeyChord("-"), after: "z")
    else {
      Issue.record("the new keys do not lead to undo")
      return
    }
    if case .command = keymap.meaning(of: KeyChord("u"), after: nil) {
      Issue.record("u still means a command")
    }
  }

  @Test func `keys are read however they are spelt`() {
    #expect(check([("undo", ["F8"])]).bindings.keys(of: .undo) == ["f8"])
  }

  @Test func `what stands against a wish is told`() {
    #expect(reason([("fly", ["f8"])]).contains("no command"))
    #expect(reason([("undo", ["f99"])]).contains("is no key"))
    #expect(reason([("undo", ["C-s"])]).contains("cannot be bound"))
    #expect(reason([("undo", ["!"])]).contains("cannot be bound"))
    #expect(reason([("undo", ["撤"])]).contains("input method"))
    #expect(reason([("member.tag.add", ["7"])]).contains("digits"))
    #expect(reason([("member.tag.add", ["C-d"])]).contains("one letter"))
    #expect(reason([("member.tag.add", ["g x"])]).contains("one letter"))
    #expect(reason([("undo", ["j"])]).contains("already the key"))
    #expect(reason([("undo", ["z"])]).contains("first half"))
    #expect(reason([("undo", ["j x"])]).contains("first half"))
    #expect(reason([("quit", [])]).contains("always needs a key"))
    #expect(reason([("undo", ["f8"]), ("redo", ["f8"])]).contains("already the key"))
    #expect(reason([("member.tag.add", ["i"])]).contains("already the key"))
  }

  @Test func `two things may change places`() {
    #expect(check([("undo", ["C-r"]), ("redo", ["u"])]).problems.isEmpty)
    #expect(check([("member.tag.add", ["T"]), ("member.tag.remove", ["t"])]).problems.isEmpty)
  }

  @Test func `a key freed by an empty list can be taken`() {
    #expect(check([("markSame", []), ("undo", [","])]).problems.isEmpty)
  }

  @Test func `hints, help and messages show the keys as they are now`() {
    var console = Console.trial(Crowd.even(20))
    let (bindings, problems) = check([
      ("help", ["f7"]), ("filter", ["f5"]), ("reload", ["f8"]), ("member.tag.add", ["X"]),
    ])
    #expect(problems.isEmpty)
    _ = console.update(
      .setUp(Setup(bindings: bindings), nil, isWarning: false))
    console.press("2")
    let hints = console.frame().rows.last ?? ""
    #expect(hints.contains("F7 帮助"), "\(hints)")
    #expect(hints.contains("X 打标签"), "\(hints)")
    console.press("f7")
    let help = console.frame().rows.joined(separator: "\n")
    #expect(help.contains("X"), "\(help)")
    #expect(KeyTable.rows(bindings).first { $0.id == "help" }?.keys == ["f7"])
    console.press("esc", "?")
    #expect(console.frame().rows.joined().contains("没有绑定 ?"))
  }

  @Test func `every action can be given a function key`() {
    for action in ActionCatalog.all {
      let problems = check([(action.id, ["f11"])]).problems
      #expect(problems.isEmpty, "\(action.id): \(problems.map(\.words.en))")
    }
  }
}
