internal import CNcursesw
public import Cells
internal import Glibc

/// The terminal: paints frames, reads what people press, and leaves no trace when it goes.
///
/// The only place that knows curses. One at a time, on the main thread.
@MainActor
public final class CursesScreen {
  private static var isOpen = false

  /// What a screen may use besides keys and colours.
  public struct Options: Sendable {
    /// Whether clicks and the wheel are wanted; the terminal's own selection then needs Shift.
    public var usesMouse: Bool
    /// The variables of the process that speak about colours.
    public var environment: [String: String]

    /// Makes options; without a mouse unless asked for.
    public init(usesMouse: Bool = false, environment: [String: String] = [:]) {
      self.usesMouse = usesMouse
      self.environment = environment
    }
  }

  /// Where input comes from, to wait on.
  public let fileDescriptor: Int32 = STDIN_FILENO
  /// How many colours frames may use.
  public private(set) var colorDepth = ColorDepth.mono
  /// The signal that asked the program to end, if one did.
  public private(set) var stopSignal: Int32?
  /// Whether somebody outside asked that the job be stopped; answer with `suspend()`.
  public private(set) var isAskedToSuspend = false

  /// What the terminal said about itself when the screen opened.
  public private(set) var answer = TerminalAnswer()

  private var options: Options
  private var handle: OpaquePointer?
  private var input: UnsafeMutablePointer<WINDOW>?
  private var keys: KeyTable?
  private var colors: ColorTable?
  private var decoder = InputDecoder()
  private var shown: CellGrid?
  private var isCursorShown = true
  private var hasHungUp = false
  private var typedAhead: [UInt8] = []

  /// Makes a screen that is not open yet.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Readable when a signal arrived; wait on it beside `fileDescriptor`, then read the events.
  public var signalDescriptor: Int32 { TerminalGuard.wakeDescriptor }

  /// The terminal's size.
  public var size: Size {
    handle == nil
      ? Size(width: 0, height: 0) : Size(width: Int(nc_columns()), height: Int(nc_lines()))
  }

  /// Opens the screen, or says why there can be none; the terminal is as before if it fails.
  public func start() throws(ScreenFailure) {
    guard !Self.isOpen else { throw .alreadyOpen }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard !name.isEmpty else { throw .unknownTerminal(name) }
    guard nc_use_utf8() == 1 else { throw .noUnicode }
    guard TerminalGuard.arm(STDOUT_FILENO) else { throw .refused }
    answer = TerminalProbe.ask(name, columns: Self.columns)
    typedAhead = answer.typed
    guard let opened = terminalNames(for: name).lazy.compactMap({ nc_open($0) }).first else {
      TerminalGuard.disarm()
      throw .unknownTerminal(name)
    }
    guard nc_can_move() == 1 else {
      endwin()
      delscreen(opened)
      TerminalGuard.disarm()
      throw .tooSimple(name)
    }
    handle = opened
    Self.isOpen = true
    prepare()
  }

  private func prepare() {
    raw()
    noecho()
    nonl()
    set_escdelay(25)
    let pad = newpad(1, 1)
    keypad(pad, true)
    nodelay(pad, true)
    leaveok(nc_window(), false)
    input = pad
    keys = KeyTable()
    let table = ColorTable(environment: options.environment)
    colors = table
    colorDepth = table.depth
    mouseinterval(0)
    if options.usesMouse { mousemask(nc_mouse_wanted(), nil) }
    matchSize()
    TerminalLine.say(TerminalLine.reportsOn)
  }

  /// Takes clicks and the wheel, or leaves them to the terminal's own selection.
  public func useMouse(_ isWanted: Bool) {
    guard isWanted != options.usesMouse else { return }
    options.usesMouse = isWanted
    guard handle != nil else { return }
    mousemask(isWanted ? nc_mouse_wanted() : 0, nil)
  }

  /// Rings, where a person asked for that.
  public func ring() {
    if handle != nil { beep() }
  }

  /// Lights the screen up for a moment, where a person asked for that.
  public func flashOnce() {
    if handle != nil { flash() }
  }

  /// Gives the calling thread a stack of its own for the handlers that give the terminal back, so that
  /// even a thread which has used up its stack leaves it as it was.
  public nonisolated static func protectThread() { nc_own_signal_stack() }

  private static var columns: Int {
    var columns: Int32 = 0
    var lines: Int32 = 0
    return nc_terminal_size(STDOUT_FILENO, &columns, &lines) == 1 ? Int(columns) : 0
  }

  /// Closes the screen and gives the terminal back as it was.
  public func stop() {
    guard let handle else { return }
    TerminalLine.say(TerminalLine.reportsOff)
    if options.usesMouse { mousemask(0, nil) }
    curs_set(1)
    endwin()
    if let input { delwin(input) }
    delscreen(handle)
    TerminalGuard.disarm()
    self.handle = nil
    input = nil
    keys = nil
    colors = nil
    shown = nil
    Self.isOpen = false
  }

  /// Paints a frame: only what differs from the last one is sent.
  public func present(_ grid: CellGrid, palette: Palette) {
    guard handle != nil, var colors else { return }
    let window = nc_window()
    if colors.use(palette) {
      shown = nil
      let normal = colors.look(of: .normal)
      nc_background(normal.attributes, normal.pair)
    }
    if shown?.size != grid.size {
      shown = nil
      werase(window)
    }
    let visible = Rect(origin: .zero, size: size)
    for run in grid.changes(from: shown) where run.row < visible.height {
      paint(run, of: grid, colors: &colors, columns: visible.width)
    }
    self.colors = colors
    place(grid.cursor.flatMap { visible.contains($0) ? $0 : nil })
    wnoutrefresh(window)
    doupdate()
    shown = grid
  }

  /// Paints everything again at the next frame, after somebody else wrote on the terminal.
  public func repaint() {
    shown = nil
    clearok(nc_window(), true)
  }

  private func paint(
    _ run: CellRun, of grid: CellGrid, colors: inout ColorTable, columns: Int
  ) {
    var cells: [cchar_t] = []
    cells.reserveCapacity(run.columns.count)
    var x = run.columns.lowerBound
    while x < min(run.columns.upperBound, columns) {
      let cell = grid[x, run.row]
      let width = max(1, cell.width)
      let glyph = x + width > columns ? Glyph.blank : Glyph(cell)
      let look = colors.look(of: cell.style)
      var painted = cchar_t()
      nc_fill(
        &painted, glyph.base, glyph.marks.0, glyph.marks.1, glyph.marks.2, look.attributes,
        look.pair)
      cells.append(painted)
      if glyph.isReplaced, width == 2 { cells.append(painted) }
      x += width
    }
    mvwadd_wchnstr(
      nc_window(), Int32(run.row), Int32(run.columns.lowerBound), cells, Int32(cells.count))
  }

  private func place(_ cursor: Point?) {
    let isWanted = cursor != nil
    if isWanted != isCursorShown {
      curs_set(isWanted ? 1 : 0)
      isCursorShown = isWanted
    }
    let point = cursor ?? Point(x: max(0, size.width - 1), y: max(0, size.height - 1))
    wmove(nc_window(), Int32(point.y), Int32(point.x))
  }

  /// Everything that came since the last call, without waiting.
  public func readEvents() -> [InputEvent] {
    guard handle != nil, let input, let keys else { return [] }
    var events = answerSignals()
    let start = TerminalLine.now()
    var count = 0
    for scalar in String(decoding: typedAhead, as: UTF8.self).unicodeScalars {
      events += decoder.feed(.scalar(scalar), at: start)
    }
    typedAhead = []
    while count < 65_536 {
      var wide = wint_t()
      let result = wget_wch(input, &wide)
      if result == ERR { break }
      count += 1
      if result == KEY_CODE_YES {
        for meaning in keys.meanings(of: Int32(bitPattern: wide)) {
          events += decoder.feed(meaning, at: start)
        }
      } else if let scalar = Unicode.Scalar(wide) {
        events += decoder.feed(.scalar(scalar), at: start)
      }
    }
    events += decoder.feed(.drained, at: TerminalLine.now())
    if count == 0, TerminalLine.isGone(), !hasHungUp {
      hasHungUp = true
      events.append(.hangup)
    }
    return events
  }

  /// How long to wait for input at most, in milliseconds; nil for as long as one likes.
  public var patience: Int? { decoder.patience(at: TerminalLine.now()).map { Int($0) } }

  private func answerSignals() -> [InputEvent] {
    var isSizeAsked = false
    for request in TerminalGuard.requests() {
      switch request {
      case .resize: isSizeAsked = true
      case .resume:
        takeBack()
        isSizeAsked = true
      case .suspend: isAskedToSuspend = true
      case .stop(let number): stopSignal = stopSignal ?? number
      }
    }
    if stopSignal == SIGHUP, !hasHungUp {
      hasHungUp = true
      return [.hangup]
    }
    guard isSizeAsked else { return [] }
    matchSize()
    return [.resize(size)]
  }

  /// Makes curses as large as the terminal is.
  private func matchSize() {
    var columns: Int32 = 0
    var lines: Int32 = 0
    guard nc_terminal_size(STDOUT_FILENO, &columns, &lines) == 1 else { return }
    if columns != nc_columns() || lines != nc_lines() {
      resizeterm(lines, columns)
    }
    repaint()
  }

  /// Throws away what was typed ahead, before a question that must not be answered by accident.
  public func flushInput() {
    guard handle != nil else { return }
    flushinp()
    typedAhead = []
    decoder = InputDecoder()
  }

  /// Stops the job until the shell continues it; the next frame paints everything.
  public func suspend() {
    isAskedToSuspend = false
    guard handle != nil else { return }
    TerminalLine.say(TerminalLine.reportsOff)
    curs_set(1)
    endwin()
    // What curses takes for the line before it is not what it was.
    TerminalGuard.lend()
    TerminalGuard.stopJob()
    takeBack()
    matchSize()
  }

  /// Gives the terminal to another program for as long as that runs.
  public func lend(to program: () -> Void) {
    guard handle != nil else { return }
    TerminalLine.say(TerminalLine.reportsOff)
    curs_set(1)
    endwin()
    program()
    takeBack()
    matchSize()
  }

  /// Sets the terminal up again after somebody else had it.
  private func takeBack() {
    colors?.forget()
    isCursorShown = true
    repaint()
    wrefresh(nc_window())
    raw()
    noecho()
    nonl()
    TerminalLine.say(TerminalLine.reportsOn)
  }

  /// Offers text to the terminal's clipboard; false if it is too long for that.
  public func copyToClipboard(_ text: String) -> Bool {
    guard handle != nil, let sequence = clipboardSequence(text) else { return false }
    TerminalLine.say(sequence)
    return true
  }
}
