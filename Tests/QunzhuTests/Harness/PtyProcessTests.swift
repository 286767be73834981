import Foundation
import Glibc
import TestKit
import Testing

/// The driver of end-to-end tests against programs that every system has.
@Suite(.serialized) struct PtyProcessTests {
  private let home: TemporaryDirectory
  private let environment: TestEnvironment

  init() throws {
    home = try TemporaryDirectory()
    environment = TestEnvironment(home: home.path)
  }

  /// A program that plays the console's part: raw keys in, a frame out, then the idle line.
  private static let echoing = """
    stty raw -echo; printf '\\033[?1049hready'; n=0; echo idle 0 >&$QUNZHU_TEST_FD
    while :; do
      key=$(dd bs=1 count=1 2>/dev/null; echo .); key=${key%.}
      n=$((n + 1)); printf '\\033[2;1H%s:%s ' "$n" "$key"; echo idle $n >&$QUNZHU_TEST_FD
      [ "$key" = q ] && break
    done
    printf '\\033[?1049l'; stty sane
    """

  private func shell(_ script: String, columns: Int = 80, rows: Int = 24) throws -> PtyProcess {
    try PtyProcess(
      "/bin/sh", ["-c", script], environment: environment, columns: columns, rows: rows)
  }

  @Test func `keys come back from cat, Chinese too`() throws {
    let cat = try PtyProcess("/bin/cat", environment: environment)
    try cat.send(keys: "你好 world<enter>")
    try cat.wait("the echo and the answer") { $0.rows.prefix(2) == ["你好 world", "你好 world"] }
    try cat.send(keys: "<C-d>")
    #expect(try cat.waitExit() == .code(0))
  }

  @Test func `a program stands on a terminal of its own in the size asked for`() throws {
    let shell = try shell(
      "stty size; tty; [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && : </dev/tty && echo controlling",
      columns: 61, rows: 17)
    #expect(try shell.waitExit() == .code(0))
    #expect(shell.terminal.rows[0] == "17 61")
    #expect(shell.terminal.rows[1].hasPrefix("/dev/pts/"))
    #expect(shell.terminal.rows[2] == "controlling")
  }

  @Test func `nothing of the person who runs the tests gets into the environment`() throws {
    let shell = try shell(
      "echo ${LINES-none} ${COLUMNS-none} $TERM $HOME $QUNZHU_TEST_FD", columns: 200)
    #expect(try shell.waitExit() == .code(0))
    #expect(shell.terminal.rows[0] == "none none tmux-256color \(home.path) 3")
  }

  @Test func `no end of another test's terminal is inherited`() throws {
    let other = try PtyProcess("/bin/cat", environment: environment)
    let shell = try shell("for fd in /proc/$$/fd/*; do readlink $fd; done; echo end", rows: 60)
    #expect(try shell.waitExit() == .code(0))
    let open = shell.terminal.rows.filter { !$0.isEmpty }
    #expect(open.last == "end")
    #expect(open.filter { $0.contains("ptmx") } == [])
    #expect(open.filter { $0.hasPrefix("pipe:") }.count >= 1)
    #expect(Set(open.filter { $0.hasPrefix("/dev/pts/") }).count == 1)
    #expect(other.status == nil)
  }

  @Test func `each key is waited for until the frame has settled`() throws {
    let program = try shell(Self.echoing)
    try program.waitIdle()
    #expect(program.terminal.rows[0] == "ready")
    #expect(program.terminal.modes.alternateScreen)
    for (count, key) in "abcdefghij".enumerated() {
      try program.press(String(key))
      #expect(program.terminal.rows[1] == "\(count + 1):\(key)")
    }
    #expect(program.idleCount == 11)
    try program.send(keys: "q")
    #expect(try program.waitExit() == .code(0))
    #expect(!program.terminal.modes.alternateScreen)
  }

  @Test func `a burst of keys is settled only after the last one`() throws {
    let program = try shell(Self.echoing)
    try program.waitIdle()
    try program.send(keys: "0123456789")
    try program.waitIdle()
    #expect(program.terminal.rows[1] == "10:9")
  }

  @Test func `a program that restores the line is told from one that does not`() throws {
    let tidy = try shell("stty raw -echo; stty sane")
    #expect(try tidy.waitExit() == .code(0))
    #expect(try tidy.line().isCooked)
    let untidy = try shell("stty raw -echo")
    #expect(try untidy.waitExit() == .code(0))
    let left = try untidy.line()
    #expect(!left.isCooked)
    #expect(!left.echoes)
    #expect(left != untidy.initialLine)
    #expect(untidy.initialLine.isCooked)
  }

  @Test func `a raw line is seen while the program runs`() throws {
    let program = try shell(Self.echoing)
    try program.waitIdle()
    #expect(try !program.line().isCanonical)
    #expect(try !program.line().echoes)
  }

  @Test func `the window's new size arrives`() throws {
    let program = try shell("trap 'stty size' WINCH; echo up; while :; do read line; done")
    try program.wait(for: "up")
    try program.send(keys: "<resize:100x30>")
    try program.wait(for: "30 100")
    #expect(program.terminal.columns == 100)
    #expect(program.terminal.rowCount == 30)
  }

  @Test(arguments: [SIGTERM, SIGKILL, SIGQUIT]) func `a signal's end is told from a status`(
    number: Int32
  ) throws {
    let cat = try PtyProcess("/bin/cat", environment: environment)
    cat.signal(number)
    #expect(try cat.waitExit() == .signal(number))
    #expect(try shell("exit 7").waitExit() == .code(7))
  }

  @Test func `Control-C reaches the program through the terminal`() throws {
    let cat = try PtyProcess("/bin/cat", environment: environment)
    try cat.send(keys: "a<enter>")
    try cat.wait("the answer") { $0.rows[1] == "a" }
    try cat.send(keys: "<C-c>")
    #expect(try cat.waitExit() == .signal(SIGINT))
  }

  @Test func `pulling the plug hangs the program up`() throws {
    let program = try shell("trap 'exit 9' HUP; echo up; while :; do read line || exit 8; done")
    try program.wait(for: "up")
    program.hangUp()
    let status = try program.waitExit()
    #expect([.code(9), .code(8), .signal(SIGHUP)].contains(status))
  }

  @Test func `all that a program draws before it ends is on the screen`() throws {
    let program = try shell("i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i + 1)); done")
    #expect(try program.waitExit() == .code(0))
    #expect(program.terminal.rows.suffix(2) == ["line 2999", ""])
  }

  @Test func `a wait that cannot come true fails with the screen in hand`() throws {
    let cat = try PtyProcess(
      "/bin/cat", environment: environment, deadline: .milliseconds(200))
    try cat.send(keys: "shown")
    #expect {
      try cat.wait(for: "never")
    } throws: {
      guard case HarnessError.overdue(_, let shown) = $0 else { return false }
      return shown.contains("shown")
    }
    #expect(throws: HarnessError.self) { try cat.waitIdle() }
    #expect(throws: HarnessError.self) { try cat.waitExit() }
  }

  @Test func `waiting for a program that has ended fails at once`() throws {
    let program = try shell("echo bye")
    #expect {
      try program.wait(for: "never")
    } throws: {
      guard case HarnessError.ended(.code(0), _, let shown) = $0 else { return false }
      return shown.contains("bye")
    }
  }

  @Test func `no process outlives its test`() throws {
    var cat: PtyProcess? = try PtyProcess("/bin/cat", environment: environment)
    let pid = try #require(cat?.pid)
    #expect(kill(pid, 0) == 0)
    cat = nil
    #expect(kill(pid, 0) == -1)
  }

  @Test func `long input is read to its end`() throws {
    let program = try shell("stty raw -echo; printf up; head -c 300000 | wc -c")
    try program.wait(for: "up")
    try program.send(bytes: Array(repeating: UInt8(ascii: "x"), count: 300_000))
    try program.wait(for: "300000")
    #expect(try program.waitExit() == .code(0))
  }
}
