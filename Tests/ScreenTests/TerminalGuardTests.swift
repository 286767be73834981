import Foundation
import Testing

struct TerminalGuardTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/CursesScreen")

  @Test func `one file alone calls the guard, whose state is private to an object file`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.sources, includingPropertiesForKeys: nil)
    let callers = try files.filter { file in
      try String(decoding: Data(contentsOf: file), as: UTF8.self).contains(/guard_\w+\(/)
    }
    #expect(callers.map(\.lastPathComponent) == ["TerminalGuard.swift"])
    let text = try String(
      decoding: Data(contentsOf: Self.sources.appending(path: "TerminalGuard.swift")),
      as: UTF8.self)
    let members = text.matches(of: /static (func|var)/).count
    #expect(text.matches(of: /@inline\(never\)/).count == members)
  }
}
