import Glibc
import TestKit
import Testing

/// Whatever ends the console, the terminal is a person's again.
@Suite(.serialized) struct RestoreTests {
  /// A way in which a console ends.
  enum Ending: String, CaseIterable, Sendable {
    case q, bigQ, hangUpSignal, terminate, interrupt, quit, fault, abort

    /// The signal that brings it about; nil where a key does.
    var signal: Int32? {
      switch self {
      case .q, .bigQ: nil
      case .hangUpSignal: SIGHUP
      case .terminate: SIGTERM
      case .interrupt: SIGINT
      case .quit: SIGQUIT
      case .fault: SIGSEGV
      case .abort: SIGABRT
      }
    }

    /// What the program's parent is to learn; nil where either a status or the signal will do.
    var status: ProgramStatus? {
      switch self {
      case .q, .bigQ: .code(0)
      case .quit: .signal(SIGQUIT)
      case .fault: .signal(SIGSEGV)
      case .abort: .signal(SIGABRT)
      case .hangUpSignal, .terminate, .interrupt: nil
      }
    }
  }

  @Test(arguments: Ending.allCases)
  func `the terminal is restored`(ending: Ending) throws {
    let shop = try Shop.lively()
    let console = try shop.console()
    #expect(console.terminal.modes.alternateScreen)
    #expect(try !console.line().isCanonical)
    if let signal = ending.signal {
      console.signal(signal)
    } else {
      try console.send(keys: ending == .q ? "q" : "Q")
    }
    let status = try console.waitExit()
    if let expected = ending.status { #expect(status == expected) }
    Self.expectRestored(console)
    #expect(try shop.json("check")["state"] == .string("clean"))
  }

  @Test func `a trap on any thread restores the terminal`() throws {
    let shop = try Shop.lively()
    // A change makes the thread of the store; each run traps another of the threads there are.
    var tried = 0
    for place in 1...4 {
      let console = try shop.console()
      try console.press("2<space>t")
      try console.send(keys: "线程\(place)<enter>")
      try console.waitIdle()
      try console.press("y")
      let threads = try console.threads()
      guard threads.indices.contains(place), try console.trap(thread: threads[place]) else {
        console.signal(SIGTERM)
        try console.waitExit()
        continue
      }
      tried += 1
      #expect(try console.waitExit() == .signal(SIGILL))
      Self.expectRestored(console)
      #expect(try shop.json("check")["state"] == .string("clean"))
    }
    #expect(tried > 0, "there was no second thread to trap")
  }

  @Test func `a trap while another thread draws restores the terminal`() throws {
    let shop = try Shop.lively()
    var tried = 0
    for round in 0..<3 {
      let console = try shop.console()
      try console.press("2<resize:300x100>")
      let threads = try console.threads()
      // Nobody reads: the line fills until the thread that draws waits in the middle of a frame.
      for _ in 0..<12 {
        for key in "3124" { console.sendUnread(bytes: Array(String(key).utf8)) }
        usleep(60_000)
      }
      guard threads.count > 1, try console.trap(thread: threads[1 + round % (threads.count - 1)])
      else {
        console.signal(SIGTERM)
        try console.waitExit()
        continue
      }
      tried += 1
      #expect(try console.waitExit() == .signal(SIGILL))
      Self.expectRestored(console)
    }
    #expect(tried > 0, "there was no second thread to trap")
  }

  @Test func `the terminal is restored in the middle of a question`() throws {
    let shop = try Shop.lively()
    let before = try shop.log().count
    let console = try shop.console()
    try console.press("2<space>t")
    try console.send(keys: "半")
    try console.waitIdle()
    console.signal(SIGTERM)
    try console.waitExit()
    Self.expectRestored(console)
    #expect(try shop.log().count == before)
  }

  @Test func `a terminal that goes away ends the console`() throws {
    let shop = try Shop.lively()
    let console = try shop.console()
    try console.press("2<space>")
    console.hangUp()
    try console.waitExit()
    #expect(try shop.json("check")["state"] == .string("clean"))
  }

  @Test func `the dashboard restores the terminal too`() throws {
    let shop = try Shop.lively()
    let before = try shop.home.contents()
    let wall = try shop.console("dashboard", "--kiosk", columns: 120, rows: 40)
    try wall.send(keys: "qQ<C-c><esc>q")
    try wall.waitIdle()
    #expect(wall.status == nil)
    wall.signal(SIGTERM)
    try wall.waitExit()
    Self.expectRestored(wall)
    #expect(try shop.home.contents() == before)
  }

  @Test func `Control-C does not leave the console`() throws {
    let shop = try Shop.lively()
    let console = try shop.console()
    try console.send(keys: "<C-c>")
    try console.send(keys: "<C-\\>")
    try console.press("2")
    #expect(console.status == nil)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `no size of the window ends the console`() throws {
    let shop = try Shop.lively()
    let console = try shop.console()
    for size in ["1x1", "2x1", "300x100", "5x40", "200x2", "20x5", "80x24"] {
      try console.press("<resize:\(size)>")
      #expect(console.status == nil, "at \(size)")
    }
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
    Self.expectRestored(console)
  }

  /// The line is as it was, the first screen is back, and nothing stays switched on.
  static func expectRestored(
    _ process: PtyProcess, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      let line = try process.line()
      #expect(line == process.initialLine, sourceLocation: sourceLocation)
      #expect(line.isCooked, sourceLocation: sourceLocation)
    }
    #expect(process.terminal.modes == TerminalModes(), sourceLocation: sourceLocation)
    #expect(process.terminal.currentPen == TerminalPen(), sourceLocation: sourceLocation)
  }
}
