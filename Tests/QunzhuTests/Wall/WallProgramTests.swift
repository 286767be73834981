import Foundation
import Glibc
import TestKit
import Testing

/// The wall as a program: what it says once, what it follows, what ends it.
@Suite(.enabled(if: BuiltBinary.path != nil, "qunzhu is not built"))
struct WallProgramTests {
  private let home: TemporaryDirectory
  private let binary: String

  init() throws {
    home = try TemporaryDirectory()
    binary = try #require(BuiltBinary.path)
    let made = try run(["demo", "--no-open", "--members", "400"])
    #expect(made.status == .code(0))
  }

  private static let now = ["--now", "2026-11-24T10:26:00+08:00"]

  private func run(_ arguments: [String]) throws -> ProgramResult {
    try Program.run(
      binary, ["-w", home.file("库")] + Self.now + arguments,
      environment: TestEnvironment(home: home.path))
  }

  private func wall(_ arguments: [String] = [], rows: Int = 24) throws -> PtyProcess {
    try PtyProcess(
      binary, ["-w", home.file("库")] + Self.now + ["dashboard"] + arguments,
      environment: TestEnvironment(home: home.path), columns: 80, rows: rows)
  }

  @Test func `JSON holds the figures that the tiles show`() throws {
    let json = try run(["dashboard", "--once", "--format", "json"]).json()
    let plain = try run(["dashboard", "--once", "--plain"]).output
    let pages = try #require(json["pages"]?.list)
    #expect(
      pages.compactMap { $0["id"]?.text } == [
        "today", "goals", "groups", "tiers", "week", "alerts", "activity", "content", "sales",
        "campaigns", "koc",
      ])
    var compared = 0
    for tile in pages.flatMap({ $0["tiles"]?.list ?? [] }) {
      let id = try #require(tile["id"]?.text)
      let title = try #require(tile["title"]?.text)
      guard let number = tile["value"]?.integer else { continue }
      let line = try #require(plain.split(separator: "\n").first { $0.hasPrefix("\(title): ") })
      let shown = line.dropFirst(title.count + 2).prefix { $0 != "（" }
      let digits = shown.filter { $0.isNumber || $0 == "−" }.replacing("−", with: "-")
      // Amounts are in minor units in JSON and in whole yuan on the wall.
      let isAmount = id.hasPrefix("revenue") || ["average", "kocNet", "commission"].contains(id)
      let expected = isAmount ? (number + 50) / 100 : number
      #expect(Int(digits) == expected, "\(id)")
      compared += 1
    }
    #expect(compared >= 8)
  }

  @Test func `what is said in lines or once holds no escape`() throws {
    for arguments in [["--plain"], ["--format", "json"], []] {
      let result = try run(["dashboard", "--once"] + arguments)
      #expect(result.status == .code(0))
      #expect(!result.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
      #expect(result.errors.isEmpty)
    }
  }

  @Test(arguments: [
    ["--page", "nowhere"], ["--rotate", "4"], ["--rotate", "121"], ["--format", "json"], ["today"],
    ["--once", "--size", "0x3"], ["--once", "--format", "yaml"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) throws {
    #expect(try run(["dashboard"] + arguments).status == .code(2))
  }

  @Test func `a workspace that is not there ends with 3`() throws {
    let result = try Program.run(
      binary, ["-w", home.file("没有"), "dashboard", "--once"],
      environment: TestEnvironment(home: home.path))
    #expect(result.status == .code(3))
    #expect(!result.errors.isEmpty)
  }

  @Test func `no control byte and no signal of a keyboard ends a kiosk, and SIGTERM does`() throws {
    let kiosk = try wall(["--kiosk"])
    try kiosk.wait(for: "今天 1/3")
    try kiosk.send(bytes: (0...31).map { UInt8($0) } + Array("qQ:!".utf8))
    for number in [SIGINT, SIGQUIT, SIGTSTP] { kiosk.signal(number) }
    try kiosk.send(keys: "4")
    try kiosk.wait(for: "分层 4/11")
    #expect(kiosk.status == nil)
    kiosk.signal(SIGTERM)
    #expect(try kiosk.waitExit() == .code(128 + SIGTERM))
  }

  @Test func `a strict kiosk is locked in by the kernel, or does not start`() throws {
    let kiosk = try wall(["--kiosk=strict"])
    guard (try? kiosk.wait(for: "今天 1/3")) != nil else {
      // A kernel without Landlock or seccomp: then it must have refused, in words.
      #expect(try kiosk.waitExit() == .code(3))
      return
    }
    // Every thread of it: no privileges to gain, and a filter before every call.
    for thread in try kiosk.threads() {
      let status = try String(contentsOfFile: "/proc/\(thread)/status", encoding: .utf8)
      #expect(status.contains("NoNewPrivs:\t1") && status.contains("Seccomp:\t2"), "\(thread)")
    }
    try kiosk.send(keys: "2")
    try kiosk.wait(for: "目标 2/3")
    kiosk.signal(SIGTERM)
    #expect(try kiosk.waitExit() == .code(128 + SIGTERM))
  }

  private static let strace = "/usr/bin/strace"
  /// The calls that open, change or start something.
  private static let calls =
    "open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,"
    + "symlinkat,mknod,mknodat,mkdir,mkdirat,execve,execveat,fork,vfork,clone,clone3,chmod,fchmod,"
    + "fchmodat,chown,fchown,lchown,fchownat,utimensat,truncate,ftruncate,fallocate,setxattr,socket,"
    + "flock,fsync,fdatasync"

  /// The lines of a trace that write a file or start a process.
  private static func offences(_ trace: String) -> [Substring] {
    // The first line is the start of the program itself.
    trace.split(separator: "\n").dropFirst().filter { line in
      guard let call = line.firstMatch(of: /^\d+ +(\w+)\(/) else { return false }
      switch call.1 {
      case "open", "openat", "openat2":
        let isWriting = line.contains(/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/)
        return isWriting && !line.contains("\"/dev/")
      case "clone", "clone3": return !line.contains("CLONE_THREAD")
      default: return true
      }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace), "strace is not there"))
  func `a kiosk opens nothing for writing and starts nothing, whatever is pressed`() throws {
    let before = try home.contents()
    let trace = home.path + "-trace"
    defer { try? FileManager.default.removeItem(atPath: trace) }
    let kiosk = try PtyProcess(
      Self.strace,
      ["-f", "-o", trace, "-e", "trace=" + Self.calls, binary, "-w", home.file("库")] + Self.now
        + ["dashboard", "--kiosk"],
      environment: TestEnvironment(home: home.path), columns: 80, rows: 24)
    try kiosk.wait(for: "今天 1/3")
    try kiosk.send(bytes: (1...126).map { UInt8($0) } + Array("\u{1B}[A\u{1B}OP:w!q中".utf8))
    for (columns, rows) in [(20, 5), (200, 60), (80, 24)] {
      try kiosk.resize(columns: columns, rows: rows)
    }
    try kiosk.send(keys: "4")
    try kiosk.wait(for: "分层 4/11")
    // What watches the program lets no signal end it; the trace begins with the program's own number.
    let begun = try String(contentsOfFile: trace, encoding: .utf8)
    let program = try #require(begun.split(separator: " ").first.flatMap { pid_t($0) })
    #expect(kill(program, SIGTERM) == 0)
    _ = try kiosk.waitExit()
    let found = Self.offences(try String(contentsOfFile: trace, encoding: .utf8))
    #expect(found.isEmpty, "\(found.prefix(3))")
    let written =
      "1 execve(...)\n1 openat(AT_FDCWD, \"/home/x\", O_WRONLY|O_CREAT, 0600) = 3\n1 fork()"
    #expect(Self.offences(written).count == 2, "the eyes see what they look for")
    #expect(try home.contents() == before)
  }

  @Test func `q leaves a wall and nothing in the workspace has changed`() throws {
    let before = try home.contents()
    let process = try wall()
    try process.wait(for: "今天 1/3")
    try process.send(keys: "q")
    #expect(try process.waitExit() == .code(0))
    #expect(try home.contents() == before)
  }

  @Test func `the wall follows what others store`() throws {
    let process = try wall(["--page", "groups"])
    try process.wait(for: "群 3/3")
    let query = try run(["query", "*", "--in", "groups", "--limit", "1", "--format", "json"]).json()
    #expect(query["rows"]?.list?.count == 1)
    let orders = try home.write(
      "订单号,订单状态,买家付款时间,订单实付金额\n"
        + (10..<20).map { "E20261124\($0),交易完成,2026-11-24 09:00:00,12.00\n" }.joined(),
      to: "订单.csv")
    try process.send(keys: "1")
    try process.wait(for: "今天 1/3")
    let rows = process.terminal.rows
    #expect(try run(["import", orders, "--as", "orders"]).status == .code(0))
    try process.wait("other figures") { $0.rows != rows }
    try process.send(keys: "q")
    #expect(try process.waitExit() == .code(0))
  }

  @Test func `a journal that is gone leaves the last frame with a banner, and comes back`() throws {
    let process = try wall()
    try process.wait(for: "今天 1/3")
    // The last line arrives last: the frame is whole then.
    try process.wait(for: "只读 · 20 秒翻页")
    let frame = process.terminal.rows
    let (from, to) = (home.file("库"), home.file("别处"))
    try FileManager.default.moveItem(atPath: from, toPath: to)
    try process.wait(for: "数据读不到 · 保留最后一帧")
    #expect(process.terminal.rows.dropFirst(2) == frame.dropFirst(2))
    try FileManager.default.moveItem(atPath: to, toPath: from)
    try process.wait("the banner to go") { $0.rows == frame }
    try process.send(keys: "q")
    #expect(try process.waitExit() == .code(0))
  }
}
