import TestKit
import Testing

/// The same work on terminals old and new, with and without colours.
@Suite(.serialized) struct TerminalsProgramTests {
  private static func console(
    _ shop: Shop, terminal: String, _ more: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws -> PtyProcess {
    let program = try #require(BuiltBinary.path)
    let environment = TestEnvironment(home: shop.home.path, terminal: terminal).with(more)
    let process = try PtyProcess(
      program, ["-w", shop.workspace], environment: environment, columns: columns, rows: rows)
    try process.waitIdle()
    return process
  }

  private func colours(_ console: PtyProcess) -> Int {
    var count = 0
    for y in 0..<console.terminal.rowCount {
      for x in 0..<console.terminal.columns {
        let pen = console.terminal.cell(x, y).pen
        if pen.foreground != TerminalPen().foreground || pen.background != TerminalPen().background
        {
          count += 1
        }
      }
    }
    return count
  }

  @Test(arguments: [
    "xterm-256color", "xterm", "screen", "screen-256color", "tmux-256color", "vt100",
  ])
  func `a day's first keys work on every terminal`(terminal: String) throws {
    let shop = try Shop.lively(members: 60)
    let console = try Self.console(shop, terminal: terminal)
    try console.press("2<space><space>")
    #expect(console.terminal.text.contains("已选 2"))
    try console.press("zt<down>")
    try console.press("<esc><esc>")
    try console.press("<resize:120x40>")
    #expect(console.terminal.text.contains("成员"))
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
    RestoreTests.expectRestored(console)
  }

  @Test func `the console of the kernel gets plain signs and keeps every word`() throws {
    let shop = try Shop.lively(members: 60)
    let console = try Self.console(shop, terminal: "linux")
    try console.press("2")
    for scalar in console.terminal.text.unicodeScalars {
      #expect(!(0x2500...0x25FF).contains(scalar.value), "U+\(String(scalar.value, radix: 16))")
    }
    #expect(console.terminal.text.contains("成员"))
    try console.send(keys: "q")
    try console.waitExit()
  }

  @Test func `NO_COLOR and terminals without colours get none`() throws {
    let shop = try Shop.lively(members: 60)
    let plain = try Self.console(shop, terminal: "tmux-256color", ["NO_COLOR": "1"])
    #expect(colours(plain) == 0)
    try plain.press("2<space>")
    #expect(colours(plain) == 0)
    #expect(plain.terminal.text.contains("✓"))
    try plain.send(keys: "Q")
    try plain.waitExit()
    let coloured = try Self.console(shop, terminal: "tmux-256color")
    #expect(colours(coloured) > 0)
    try coloured.send(keys: "Q")
    try coloured.waitExit()
  }

  @Test func `a terminal that cannot place its cursor is told of the way without one`() throws {
    let shop = try Shop.lively(members: 60)
    let program = try #require(BuiltBinary.path)
    let process = try PtyProcess(
      program, ["-w", shop.workspace],
      environment: TestEnvironment(home: shop.home.path, terminal: "dumb"))
    #expect(try process.waitExit() == .code(3))
    #expect(process.terminal.text.replacing("\n", with: "").contains("--plain"))
  }

  @Test func `a locale without UTF-8 is said and gets plain signs`() throws {
    let shop = try Shop.lively(members: 60)
    let console = try Self.console(
      shop, terminal: "tmux-256color", ["LC_ALL": "zh_CN.GBK"])
    #expect(console.terminal.text.contains("UTF-8"))
    #expect(!console.terminal.text.contains("─"))
    try console.send(keys: "Q")
    try console.waitExit()
  }

  @Test func `a key costs a slow line no more than what changes`() throws {
    let shop = try Shop.lively(members: 300)
    let console = try Self.console(shop, terminal: "tmux-256color")
    try console.press("2")
    let cell = console.terminal.columns * console.terminal.rowCount
    var costs: [String: Int] = [:]
    for (what, keys) in [("down", "j"), ("mark", "<space>"), ("tab", "]"), ("pane", "1")] {
      let before = console.bytesShown
      try console.press(keys)
      costs[what] = console.bytesShown - before
    }
    // A move changes two rows and the detail below; a pane changes the screen and not more.
    #expect(costs["down"].map { $0 < cell } == true, "\(costs)")
    #expect(costs["pane"].map { $0 < 4 * cell } == true, "\(costs)")
    let before = console.bytesShown
    try console.press("<f7>")
    #expect(console.bytesShown - before < 600, "a message alone: \(console.bytesShown - before)")
    try console.send(keys: "Q")
    try console.waitExit()
  }

  @Test func `a light terminal gets a light theme, unless a theme was asked for`() throws {
    let shop = try Shop.lively(members: 60)
    func ground(_ more: [String: String], _ arguments: [String] = []) throws -> TerminalColor {
      let program = try #require(BuiltBinary.path)
      let environment = TestEnvironment(home: shop.home.path, terminal: "tmux-256color").with(more)
      let console = try PtyProcess(
        program, ["-w", shop.workspace] + arguments, environment: environment)
      try console.waitIdle()
      defer { console.terminate() }
      return console.terminal.cell(0, 3).pen.background
    }
    let dark = try ground([:])
    let light = try ground(["COLORFGBG": "0;15"])
    #expect(light != dark)
    #expect(try ground(["COLORFGBG": "15;0"]) == dark)
    #expect(try ground(["COLORFGBG": "0;15"], ["--theme", "mo"]) == dark)
    #expect(try ground([:], ["--theme", "paper"]) == light)
  }

  @Test func `where ambiguous signs are wide none is drawn`() throws {
    let shop = try Shop.lively(members: 60)
    let program = try #require(BuiltBinary.path)
    let console = try PtyProcess(
      program, ["-w", shop.workspace, "--ambiguous", "wide"], environment: shop.environment)
    try console.waitIdle()
    for keys in ["0", "1", "2", "3", "4", "?"] {
      try console.press(keys)
      for sign in ["─", "█", "│", "●", "→", "…", "·"] {
        #expect(!console.terminal.text.contains(sign), "\(sign) on \(keys)")
      }
    }
    console.terminate()
  }

  @Test func `Control-Z gives the terminal back until the job goes on`() throws {
    let shop = try Shop.lively(members: 60)
    let program = try #require(BuiltBinary.path)
    let command = "set -m; \(program) -w \(shop.workspace); echo HALTED; read go; fg"
    let shell = try PtyProcess("/bin/bash", ["-c", command], environment: shop.environment)
    try shell.wait(for: "成员")
    try shell.press("2<space>")
    #expect(shell.terminal.modes.alternateScreen)
    try shell.send(keys: "<C-z>")
    try shell.wait(for: "HALTED")
    #expect(!shell.terminal.modes.alternateScreen && shell.terminal.modes.cursorVisible)
    #expect(!shell.terminal.modes.bracketedPaste)
    #expect(try shell.line().isCooked)
    try shell.send(keys: "<enter>")
    // The picture comes before the reports: the console is back once both are there.
    try shell.wait("the console again") { terminal in
      terminal.text.contains("已选 1") && terminal.modes.alternateScreen
        && terminal.modes.bracketedPaste
    }
    try shell.send(keys: "q")
    try shell.waitExit()
  }

  @Test func `the mouse is the terminal's until it is asked for`() throws {
    let shop = try Shop.lively(members: 60)
    let console = try Self.console(shop, terminal: "xterm-256color")
    #expect(console.terminal.modes.mouse.isEmpty)
    try console.press("zp")
    #expect(!console.terminal.modes.mouse.isEmpty)
    try console.press("zp")
    #expect(console.terminal.modes.mouse.isEmpty)
    try console.send(keys: "Q")
    try console.waitExit()
    RestoreTests.expectRestored(console)
  }
}
