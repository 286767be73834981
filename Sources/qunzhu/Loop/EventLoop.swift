import Cells
import CommunityModel
import CommunityStore
import Console
import CursesScreen
import EastAsia
import Glibc
import Settings
import Themes
import Wording

/// Waits for keys, for the store and for time, and hands each to the console: the only work of the main
/// thread while the console is open.
@MainActor
final class EventLoop {
  private let call: Call
  private let screen: CursesScreen
  private let desk: Desk
  private var configuration: Configuration
  private var watch = SettingsWatch(Configuration.folder)
  private var shownTheme = ThemeCatalog.standard
  private var hasAlerted = false
  private var hasNews = false
  private let testDescriptor: Int32?
  private var frames = 0
  private var quietUntil: Int64 = 0
  private var focusedUntil: Int64 = 0
  private var isDiscarding = false
  private var status: Int32?
  private let stopwatch = Stopwatch()
  private var recording: KeyRecording?

  /// After so many milliseconds without the second half of a key the possible ones are shown.
  private static let pause = 400

  /// Opens the workspace, for writing where that is possible and asked for.
  init(_ call: Call) throws(Failure) {
    self.call = call
    configuration = call.globals.configuration
    desk = try Desk(call.globals)
    screen = CursesScreen(
      options: CursesScreen.Options(
        usesMouse: configuration.preferences.usesMouse, environment: Globals.colours))
    testDescriptor = Globals.environment("QUNZHU_TEST_FD").flatMap(Int32.init)
    if let path = call["--record"] { recording = try KeyRecording(path) }
  }

  /// Runs until the person leaves, and returns the exit status.
  func run() throws(Failure) -> Int32 {
    do throws(ScreenFailure) {
      try screen.start()
    } catch {
      throw .workspace(Localized(error.chinese, error.english))
    }
    defer { screen.stop() }
    desk.onScreen = { [self] effect in perform(effect) }
    desk.onFailure = { [self] in alert() }
    desk.onSuccess = { [self] in hasAlerted = false }
    settle()
    // What looking for names takes a noticeable time to make is ready when somebody does.
    let ahead = Awaited { [console = desk.console] in
      _ = Pinyin.table
      return console.readAhead()
    }
    take(.resize(screen.size))
    desk.settleIn()
    present()
    while status == nil {
      wait()
      desk.takeTime()
      desk.takeReplies()
      if hasNews { desk.takeForeign() }
      takeSettings()
      if let ahead = ahead.take() { desk.console.take(ahead) }
      takeInput()
      if screen.stopSignal != nil { status = 128 + (screen.stopSignal ?? 0) }
      if status == nil { present() }
    }
    let left = desk.store?.finish() ?? 0
    screen.stop()
    if left > 0 {
      Output.say(
        call.text("\(left) 步没能存到盘上", "\(left) changes could not be written to disk"))
      return 3
    }
    return status ?? 0
  }

  /// Puts what the person has set up and what the terminal said into force.
  private func settle() {
    let look = Look(call.globals, screen.answer)
    desk.console.theme = look.theme
    if call.has("--tour") { desk.console.startTour() }
    let words = configuration.complaints.first ?? call.remark ?? look.remark
    desk.handle(.setUp(setup(glyphs: look.glyphs), words, isWarning: true))
  }

  private func setup(glyphs: GlyphSet) -> Setup {
    Setup(
      bindings: configuration.bindings, themes: configuration.choices, glyphs: glyphs,
      usesMouse: configuration.preferences.usesMouse)
  }

  /// Follows the configuration folder; what is wrong there leaves everything as it was, and is said.
  private func takeSettings() {
    guard watch.hasChanged() else { return }
    let before = configuration.preferences
    configuration = Configuration.read(keeping: configuration)
    watch = SettingsWatch(Configuration.folder)
    let now = configuration.preferences
    var next = setup(glyphs: desk.console.setup.glyphs)
    if before.glyphs != now.glyphs || before.ambiguous != now.ambiguous {
      var globals = call.globals
      globals.configuration = configuration
      next.glyphs = Look(globals, screen.answer).glyphs
    }
    if before.usesMouse == now.usesMouse { next.usesMouse = desk.console.setup.usesMouse }
    if let theme = now.theme, theme != before.theme, configuration.theme(named: theme) != nil {
      desk.console.theme = theme
    }
    if let code = now.language, code != before.language, let language = Language(rawValue: code) {
      desk.console.language = language
    }
    screen.useMouse(next.usesMouse)
    let done = Localized("设置已更新", "The settings were read anew")
    desk.handle(
      .setUp(
        next, configuration.complaints.first ?? done,
        isWarning: !configuration.complaints.isEmpty))
  }

  private func wait() {
    var waiting = [
      pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.signalDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    for descriptor in [desk.store?.wakeDescriptor, watch.descriptor, desk.follower.descriptor] {
      if let descriptor {
        waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
      }
    }
    // The clock on the screen shows minutes; a retry after a failed save comes sooner.
    var patience = 60_000 - Int(call.globals.present.milliseconds % 60_000) + 5
    if case .failed = desk.console.saving { patience = min(patience, 1000) }
    if let pending = screen.patience { patience = min(patience, pending) }
    if call.globals.now != nil { patience = max(patience, 1000) }
    let isHalfway = desk.console.awaitsSecondKey
    if isHalfway { patience = min(patience, Self.pause) }
    if poll(&waiting, nfds_t(waiting.count), Int32(patience)) == 0, isHalfway {
      desk.handle(.pause)
    }
    hasNews = desk.follower.descriptor == nil || waiting.last.map { $0.revents != 0 } ?? false
  }

  private func takeInput() {
    let events = screen.readEvents()
    for (place, event) in events.enumerated() {
      switch event {
      case .key(let chord):
        if stopwatch.elapsed < quietUntil, chord.key != .escape { continue }
        take(.key(chord))
      case .paste(let text): take(.paste(text))
      case .resize(let size): take(.resize(size))
      case .mouse(let event):
        // A click that brings the window to the front is no click on what lies under it.
        if case .press = event.kind, stopwatch.elapsed < focusedUntil { continue }
        take(.mouse(event))
      case .hangup: status = 129
      case .focus(let isHere):
        focusedUntil = isHere ? stopwatch.elapsed + 150 : 0
        desk.handle(.focus(isHere))
        // Whoever comes back sees at once what others did meanwhile, on disks that send no word too.
        if isHere { desk.takeForeign() }
      }
      if status != nil { return }
      // What was typed before a question was on the screen is no answer to it.
      if isDiscarding, place + 1 < events.count {
        isDiscarding = false
        return
      }
      isDiscarding = false
    }
    if screen.isAskedToSuspend { suspend() }
  }

  /// Takes something a person did, and writes it down where that is wanted.
  private func take(_ intent: Intent) {
    recording?.add(intent)
    desk.handle(intent)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .copy(let text):
      if !screen.copyToClipboard(text) {
        desk.handle(.unavailable(Localized("太长，放不进剪贴板", "Too long for the clipboard")))
      }
    case .discardInput:
      screen.flushInput()
      isDiscarding = true
      quietUntil = testDescriptor == nil ? stopwatch.elapsed + 150 : 0
    case .redraw: screen.repaint()
    case .remember(let theme):
      if desk.store != nil { Remembered.keep(theme: theme) }
    case .useMouse(let isWanted): screen.useMouse(isWanted)
    case .suspend: suspend()
    case .edit(let text): edit(text)
    case .quit: status = 0
    case .append, .load, .trace, .reload, .rescue, .export: break
    }
  }

  /// Besides words, once until saving works again.
  private func alert() {
    guard !hasAlerted else { return }
    hasAlerted = true
    switch configuration.preferences.alert {
    case .none: break
    case .bell: screen.ring()
    case .flash: screen.flashOnce()
    }
  }

  /// Lets the person edit a text; never from a console that may only look.
  private func edit(_ text: String) {
    var outcome: OwnEditor.Outcome?
    screen.lend { outcome = OwnEditor.edit(text) }
    desk.handle(.resize(screen.size))
    switch outcome {
    case .edited(let text): desk.handle(.edited(text, Localized("", "")))
    case .failed(let words): desk.handle(.edited(nil, words))
    case nil:
      desk.handle(.edited(nil, Localized("没有终端，开不了编辑器", "There is no terminal for an editor")))
    }
  }

  private func suspend() {
    screen.suspend()
    screen.repaint()
    take(.resize(screen.size))
  }

  private func present() {
    if let theme = configuration.theme(named: desk.console.theme) { shownTheme = theme }
    screen.present(
      desk.console.frame(), palette: shownTheme.palette(at: screen.colorDepth))
    guard let testDescriptor, desk.store?.waitingCount ?? 0 == 0, !hasInput else { return }
    frames += 1
    let line = Array("idle \(frames)\n".utf8)
    _ = line.withUnsafeBytes { write(testDescriptor, $0.baseAddress, $0.count) }
  }

  /// Whether keys wait that were not read yet.
  private var hasInput: Bool {
    var waiting = [pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0)]
    return poll(&waiting, 1, 0) > 0 && waiting[0].revents & Int16(POLLIN) != 0
  }
}
