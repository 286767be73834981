import Glibc

/// A program on a terminal of its own: keys go in, a screen comes out.
///
/// Nothing here sleeps. `waitIdle` waits for the line `idle N` that the program writes to the descriptor named by
/// `QUNZHU_TEST_FD` once a frame has settled; `wait(until:)` waits for the screen. Both fail the test at the deadline.
public final class PtyProcess {
  /// The screen as the program has drawn it so far.
  public private(set) var terminal: VirtualTerminal
  /// The program's process.
  public let pid: pid_t
  /// How it ended; nil while it runs.
  public private(set) var status: ProgramStatus?
  /// The line settings before the program started: what it must leave behind.
  public let initialLine: LineSettings
  /// How many bytes it has sent to the terminal.
  public private(set) var bytesShown = 0
  /// How many settled frames it has told of.
  public private(set) var idleCount = 0

  private let pty: PseudoTerminal
  private let idle: Descriptor
  private let deadline: Duration
  private var idleSinceInput = false
  private var idleText: [UInt8] = []
  private var isTyping = false
  private var finalLine: LineSettings?

  /// Starts a program on a new terminal; `deadline` bounds every single wait.
  public init(
    _ path: String, _ arguments: [String] = [], environment: TestEnvironment,
    columns: Int = 80, rows: Int = 24, directory: String? = nil, deadline: Duration = .seconds(60)
  ) throws {
    _ = Program.ignoringBrokenPipes
    terminal = VirtualTerminal(columns: columns, rows: rows)
    pty = try PseudoTerminal(columns: columns, rows: rows)
    initialLine = try LineSettings(of: pty.slave)
    self.deadline = deadline
    let (read, write) = try Descriptor.pipe()
    idle = read
    idle.neverWait()
    let spawn = Spawn(
      path: path, arguments: arguments,
      environment: environment.with(["QUNZHU_TEST_FD": "3"]), directory: directory,
      terminal: pty.path, descriptors: [(write.number, 3)])
    pid = try spawn.start()
    write.close()
  }

  deinit { terminate() }

  /// Types keys in the notation of `TerminalKeys`, all at once, without waiting in between.
  public func send(keys notation: String) throws {
    for input in try TerminalKeys.parse(notation) { try send(input) }
  }

  /// Types keys one by one and waits after each until the program has settled.
  public func press(_ notation: String) throws {
    for input in try TerminalKeys.parse(notation) {
      try send(input)
      try waitIdle()
    }
  }

  /// Does one thing at the terminal.
  public func send(_ input: TerminalInput) throws {
    if case .resize(let columns, let rows) = input {
      try resize(columns: columns, rows: rows)
    } else {
      pump(.zero)
      try send(bytes: TerminalKeys.bytes(of: input, in: terminal.modes))
    }
  }

  /// Sends bytes as they are, well-formed or not.
  public func send(bytes: [UInt8]) throws {
    pump(.zero)
    idleSinceInput = false
    var rest = bytes[...]
    isTyping = true
    defer { isTyping = false }
    try wait("the program to read what was typed") { _ in
      guard !rest.isEmpty, let count = self.pty.master.writeAvailable(rest) else { return true }
      rest = rest.dropFirst(count)
      return rest.isEmpty
    }
  }

  /// Types without reading what the program draws, as a line does that has stalled.
  public func sendUnread(bytes: [UInt8]) {
    idleSinceInput = false
    _ = pty.master.writeAvailable(bytes[...])
  }

  /// Changes the window's size; the program is told by SIGWINCH.
  public func resize(columns: Int, rows: Int) throws {
    pump(.zero)
    let same = columns == terminal.columns && rows == terminal.rowCount
    idleSinceInput = idleSinceInput && same
    terminal.resize(columns: columns, rows: rows)
    try pty.resize(columns: columns, rows: rows)
  }

  /// Waits until the program has read everything that was typed, drawn its frame, and said that it is idle.
  public func waitIdle() throws {
    try wait("an idle program") { _ in self.idleSinceInput && self.pty.inputIsRead }
  }

  /// Waits until a text stands on the screen.
  public func wait(for text: String) throws {
    try wait("the text \(text)") { $0.text.contains(text) }
  }

  /// Waits until the screen is as the test wants it.
  public func wait(_ what: String = "a screen", until holds: (VirtualTerminal) -> Bool) throws {
    let end = ContinuousClock.now + deadline
    pump(.zero)
    while !holds(terminal) {
      let left = end - ContinuousClock.now
      guard left > .zero else { throw HarnessError.overdue(what: what, shown: terminal.text) }
      if collectStatus() {
        pump(.zero)
        if holds(terminal) { return }
        throw HarnessError.ended(status ?? .code(-1), what: what, shown: terminal.text)
      }
      pump(left)
    }
  }

  /// Sends a signal to the program and to nobody else.
  public func signal(_ number: Int32) {
    if status == nil { kill(pid, number) }
  }

  /// Pulls the plug: the terminal is gone, as when a connection drops.
  public func hangUp() {
    pty.slave.close()
    pty.master.close()
  }

  /// Waits until the program has ended; the screen then holds all it drew.
  @discardableResult
  public func waitExit() throws -> ProgramStatus {
    let end = ContinuousClock.now + deadline
    while !collectStatus() {
      let left = end - ContinuousClock.now
      guard left > .zero else {
        throw HarnessError.overdue(what: "the program's end", shown: terminal.text)
      }
      pump(left)
    }
    return status ?? .code(-1)
  }

  /// The line settings now, or as the program left them.
  public func line() throws -> LineSettings {
    if let finalLine { return finalLine }
    return try LineSettings(of: pty.slave)
  }

  /// Ends the program without asking, by its own id.
  public func terminate() {
    guard status == nil else { return }
    kill(pid, SIGKILL)
    status = Program.waitForEnd(of: pid)
  }

  /// Notices an end; then keeps the line settings and the last of the output.
  private func collectStatus() -> Bool {
    if status != nil { return true }
    var code: Int32 = 0
    guard waitpid(pid, &code, WNOHANG) == pid else { return false }
    status = ProgramStatus(waitStatus: code)
    if pty.slave.isOpen {
      finalLine = try? LineSettings(of: pty.slave)
      // Once our own hold is gone the kernel hands out what is left and then says so.
      pty.slave.close()
      let end = ContinuousClock.now + .seconds(2)
      while pty.master.isOpen, ContinuousClock.now < end {
        let (bytes, open) = pty.master.readAvailable()
        terminal.feed(bytes)
        guard open else { break }
        Readiness.wait(reading: [pty.master], most: .milliseconds(20))
      }
    }
    readIdle()
    return true
  }

  /// Reads what the program wrote, answers what it asked the terminal, and waits at most so long for more.
  private func pump(_ most: Duration) {
    // An end is noticed by the idle descriptor's closing; a program that closes it early is looked at now and then.
    let most = idle.isOpen ? most : min(most, .milliseconds(20))
    if most > .zero {
      let writing = isTyping ? [pty.master] : []
      Readiness.wait(reading: [pty.master, idle], writing: writing, most: most)
    }
    readIdle()
    // After the idle line, so that the frame before it is always on the screen by then.
    if pty.master.isOpen {
      let bytes = pty.master.readAvailable().bytes
      bytesShown += bytes.count
      terminal.feed(bytes)
    }
    let replies = terminal.takeReplies()
    if !replies.isEmpty { _ = pty.master.writeAvailable(replies[...]) }
  }

  private func readIdle() {
    guard idle.isOpen else { return }
    let (bytes, open) = idle.readAvailable()
    idleText += bytes
    while let end = idleText.firstIndex(of: UInt8(ascii: "\n")) {
      if String(decoding: idleText[..<end], as: UTF8.self).hasPrefix("idle ") {
        idleCount += 1
        idleSinceInput = true
      }
      idleText.removeSubrange(...end)
    }
    if !open { idle.close() }
  }
}
