import Cells
import Foundation
import Panes
import Testing

@testable import Console

/// Every row of the keymap and every pitfall has its session; what the table says is what they press.
@Suite struct KeymapSessionTests {
  private static func pressed(
    in sessions: [String], _ place: KeymapRow.Place
  ) throws -> Set<String> {
    try sessions.reduce(into: []) { keys, name in
      let run = try PlayedSessions.named(name)
      keys.formUnion(place == .lists ? run.pressedInLists : run.pressedElsewhere)
    }
  }

  @Test(arguments: KeymapRow.all) func `the row is played by its sessions`(row: KeymapRow) throws {
    let missing = Set(row.keys).subtracting(try Self.pressed(in: row.sessions, row.place))
    #expect(missing == [], "\(row.sessions) do not press these")
  }

  @Test func `every key of every command is pressed in some session`() throws {
    let pressed = try Self.pressed(in: SessionTests.names, .lists)
    let keys = CommandCatalog.all.flatMap(\.keys) + PaneCatalog.all.map { String($0.key) }
    #expect(Set(keys).subtracting(pressed) == [])
  }

  @Test(arguments: ["input-method", "input-method-views", "hands-free"])
  func `with an input method on nothing is typed that it would swallow`(name: String) throws {
    for step in try SessionTests.script(name).steps where step.name == "keys" {
      for case .key(let chord) in try SessionKeys.intents(step.argument) {
        let isSwallowed = chord.typed.map(\.isASCII) ?? !chord.modifiers.isEmpty
        #expect(!isSwallowed, "\(chord) in “\(step.argument)”")
      }
    }
  }

  @Test(arguments: Pitfall.all) func `the pitfall is watched`(pitfall: Pitfall) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for session in pitfall.sessions {
      #expect(SessionTests.names.contains(session), "\(session).session")
    }
    for test in pitfall.tests {
      let text = try String(
        contentsOf: tests.appending(path: test.file + ".swift"), encoding: .utf8)
      #expect(text.contains("func `\(test.name)`"), "\(test.file): \(test.name)")
    }
    #expect(pitfall.sessions.count + pitfall.tests.count > 0)
  }
}
