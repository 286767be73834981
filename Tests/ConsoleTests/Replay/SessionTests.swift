import Foundation
import Testing

/// Every file of `Sessions` is played; `QUNZHU_RECORD_SESSIONS=1` writes down what happens instead.
@Suite struct SessionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sessions")

  /// The names of the files, without their ending.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".session") }.map { String($0.dropLast(8)) }.sorted()
  }()

  /// The session of a name.
  static func script(_ name: String) throws -> SessionScript {
    try SessionScript(
      String(contentsOf: folder.appending(path: "\(name).session"), encoding: .utf8))
  }

  private static let records =
    ProcessInfo.processInfo.environment["QUNZHU_RECORD_SESSIONS"] == "1"

  @Test func `there are sessions`() {
    #expect(Self.names.count >= 10)
  }

  @Test(arguments: names)
  func `the session goes as it is written`(name: String) throws {
    let run = try PlayedSessions.named(name)
    if Self.records {
      let url = Self.folder.appending(path: "\(name).session")
      try Data(Self.script(name).rewritten(run.actual).utf8).write(to: url)
      let again = try SessionRun.play(Self.script(name))
      #expect(again.mismatches.map(\.description) == [], "\(name) cannot be recorded")
      return
    }
    for mismatch in run.mismatches {
      Issue.record("\(name).session, \(mismatch)")
    }
  }

  @Test func `a session that goes otherwise is told apart, line by line`() throws {
    let script = try SessionScript(
      """
      # 自检
      keys: 2 <space>
      screen 23:
      | 已选 2
      journal:
        1 小林 · member.tag.add
      """)
    let run = try SessionRun.play(script)
    #expect(run.mismatches.map(\.line) == [4, 6])
    let written = script.rewritten(run.actual)
    #expect(written.contains("| 已选 1"))
    #expect(!written.contains("member.tag.add"))
    #expect(try SessionRun.play(SessionScript(written)).mismatches.isEmpty)
  }

  @Test(arguments: ["keyz: a", "keys a", "screens:"])
  func `a line that says nothing known is refused`(line: String) {
    #expect(throws: SessionError.self) { try SessionScript("# 自检\n\(line)\n") }
  }
}
