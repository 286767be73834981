import Cells
import Foundation
import TestKit
import Testing

/// Where tmux lies; nil where it is not installed.
private let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// A whole terminal's opinion: where its cursor stands after a text is where we say.
@Suite(.serialized, .enabled(if: tmux != nil, "tmux is not installed"))
struct TmuxWidthTests {
  /// A hundred thousand texts take a minute: `.ci/proofs widths` draws them all.
  private static let isProof = ProcessInfo.processInfo.environment["QUNZHU_PROOFS"] == "full"

  @Test(arguments: [1, 2]) func `tmux's cursor goes as far as we say`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let kinds = HostileText.allCases.filter { $0 != .long }
    let count = Self.isProof ? 50_000 : 1000
    let texts = (0..<count).map { _ in
      TextFit.cut(SafeText.cellSafe(HostileText.text(random.pick(kinds), using: &random)), to: 150)
    }
    let columns = try Self.columns(of: texts)
    #expect(columns.count == texts.count)
    if Self.isProof { print("proof: \(count) texts end in tmux where we say") }
    let differing = zip(texts, columns).filter { TextFit.width(of: $0) != $1 - 1 }
    #expect(
      differing.isEmpty,
      "\(differing.count): \(differing.prefix(5).map { "\(SafeText.codePoints($0)) at \($1)" })")
  }

  /// The column, from one, where tmux's cursor stands after each text on a line of its own.
  private static func columns(of texts: [String]) throws -> [Int] {
    guard let tmux else { return [] }
    let home = try TemporaryDirectory()
    try home.write(
      texts.map { "\r\u{1B}[K\($0)\u{1B}[6n" }.joined(), to: "drawing")
    try home.write("set -g status off\nset -g default-terminal tmux-256color\n", to: "tmux.conf")
    try home.write(
      """
      stty raw -echo; cat drawing &
      for ((n = 0; n < \(texts.count); n++)); do IFS= read -r -d R reply; echo "${reply##*;}"; done > columns
      \(tmux) -S socket wait-for -S told; exec cat
      """, to: "ask.sh")
    let environment = TestEnvironment(home: home.path)
    func run(_ arguments: String...) throws -> ProgramResult {
      try Program.run(
        tmux, ["-S", "socket", "-f", "tmux.conf"] + arguments, environment: environment,
        directory: home.path, deadline: .seconds(isProof ? 900 : 60))
    }
    let started = try run("new-session", "-d", "-x", "200", "-y", "10", "bash ask.sh")
    #expect(started.status == .code(0), "\(started.errors)")
    defer { _ = try? run("kill-server") }
    _ = try run("wait-for", "told")
    return String(decoding: try home.read("columns"), as: UTF8.self)
      .split(separator: "\n").compactMap { Int($0) }
  }
}
