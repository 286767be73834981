import Foundation
import TestKit
import Testing

/// Where tmux lies; nil where it is not installed.
private let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// The same session on a terminal that others wrote: every frame is the same, line by line.
@Suite(.serialized, .enabled(if: tmux != nil, "tmux is not installed"))
struct TmuxFrameTests {
  private static let now = "2026-11-24T10:26:00+08:00"

  @Test(arguments: [(80, 24), (120, 36)])
  func `every frame in tmux is the frame on our own terminal`(columns: Int, rows: Int) throws {
    let tmux = try #require(tmux)
    let program = try #require(BuiltBinary.path)
    let shop = try Shop.lively(members: 120)
    let ours = try shop.console("--now", Self.now, "--read-only", columns: columns, rows: rows)
    try shop.home.write(
      "set -g status off\nset -g default-terminal tmux-256color\nset -s escape-time 0\n",
      to: "tmux.conf")
    func run(_ arguments: [String]) throws -> ProgramResult {
      try Program.run(
        tmux, ["-S", "socket", "-f", "tmux.conf"] + arguments, environment: shop.environment,
        directory: shop.home.path, deadline: .seconds(60))
    }
    let command = "\(program) -w \(shop.workspace) --now \(Self.now) --read-only"
    let started = try run(
      ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command])
    #expect(started.status == .code(0), "\(started.errors)")
    defer { _ = try? run(["kill-server"]) }
    try settle(ours, "the first frame", run)
    for step in FrameScenario.steps {
      try ours.press(step.ours)
      for key in step.theirs { _ = try run(["send-keys", key]) }
      try settle(ours, step.ours, run)
    }
  }

  /// Looks at tmux's screen until it is ours; a screen that never is fails with the lines that differ.
  private func settle(
    _ ours: PtyProcess, _ what: String, _ run: ([String]) throws -> ProgramResult
  ) throws {
    let wanted = ours.terminal.rows
    var found: [String] = []
    let end = ContinuousClock.now + .seconds(20)
    repeat {
      found = try run(["capture-pane", "-p"]).output
        .split(separator: "\n", omittingEmptySubsequences: false).map { line in
          String(line.reversed().drop { $0 == " " }.reversed())
        }
      if found.last == "" { found.removeLast() }
      while found.count < wanted.count { found.append("") }
      if found == wanted { return }
    } while ContinuousClock.now < end
    let different = zip(found, wanted).filter { $0 != $1 }.map { "tmux |\($0)| ours |\($1)|" }
    #expect(different == [], "after \(what)")
  }
}
