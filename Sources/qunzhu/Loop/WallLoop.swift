import Cells
import CommunityModel
import CommunityStore
import Console
import CursesScreen
import Glibc
import Settings
import Themes
import Wording

/// Keeps a wall on a terminal: waits for keys, for the store and for time, and paints what changed.
///
/// It holds a feed and no writer; there is no code in it that could open anything for writing.
@MainActor
final class WallLoop {
  private let call: Call
  private let options: Wall.Options
  private let screen: CursesScreen
  private let feed: WallFeed
  private var wall: Wall
  private var configuration: Configuration
  private var watch = SettingsWatch(Configuration.folder)
  private var glyphs = GlyphSet.unicode
  private var shownTheme = ThemeCatalog.standard
  private var status: Int32?
  private var frames = 0
  private let testDescriptor: Int32?

  /// How long the store is left alone at most, in milliseconds, where it cannot be watched or a sign
  /// was missed.
  private static let longestBlindness: Int64 = 1000

  /// Reads the workspace and makes the wall.
  init(_ call: Call, _ options: Wall.Options) throws(Failure) {
    self.call = call
    self.options = options
    configuration = call.globals.configuration
    feed = try WallFeed(call.globals)
    wall = Wall(
      feed, call.globals, size: Size(width: 80, height: 24), options: options)
    screen = CursesScreen(options: CursesScreen.Options(environment: Globals.colours))
    testDescriptor = Globals.environment("QUNZHU_TEST_FD").flatMap(Int32.init)
  }

  /// Runs until the person leaves or the system ends it, and returns the exit status.
  func run() throws(Failure) -> Int32 {
    do throws(ScreenFailure) {
      try screen.start()
    } catch {
      throw .workspace(Localized(error.chinese, error.english))
    }
    defer { screen.stop() }
    if options.isKiosk {
      // Signals a keyboard or a passer-by's job control could send; the system's own still end it.
      for number in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU] { signal(number, SIG_IGN) }
    }
    let look = Look(call.globals, screen.answer)
    wall.theme = look.theme
    glyphs = look.glyphs
    handle(.tick(call.globals.present, elapsed: elapsed))
    handle(.resize(screen.size))
    present()
    while status == nil {
      wait()
      handle(.tick(call.globals.present, elapsed: elapsed))
      takeNews()
      takeSettings()
      takeInput()
      if let signal = screen.stopSignal { status = 128 + signal }
      if status == nil { present() }
    }
    return status ?? 0
  }

  private var lookedAt: Int64 = 0
  private var hasNews = true

  private func wait() {
    var waiting = [
      pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.signalDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    if let descriptor = feed.descriptor {
      waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    if let descriptor = watch.descriptor {
      waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    let now = call.globals.present.milliseconds
    var patience = min(Self.longestBlindness, wall.patience)
    if call.globals.now == nil { patience = min(patience, 60_000 - now % 60_000 + 5) }
    if let pending = screen.patience { patience = min(patience, Int64(pending)) }
    _ = poll(&waiting, nfds_t(waiting.count), Int32(max(0, patience)))
    hasNews = feed.descriptor != nil && waiting[2].revents != 0
  }

  /// Follows the theme files; a broken one leaves the wall as it is.
  private func takeSettings() {
    guard watch.hasChanged() else { return }
    configuration = Configuration.read(keeping: configuration)
    watch = SettingsWatch(Configuration.folder)
    wall.isStale = true
  }

  private func takeNews() {
    let elapsed = self.elapsed
    guard hasNews || elapsed - lookedAt >= Self.longestBlindness else { return }
    lookedAt = elapsed
    handle(feed.news(at: elapsed))
  }

  private func takeInput() {
    for event in screen.readEvents() {
      switch event {
      case .key(let chord): handle(.key(chord))
      case .resize(let size): handle(.resize(size))
      case .hangup: status = 129
      case .paste, .focus, .mouse: break
      }
      if status != nil { return }
    }
    if screen.isAskedToSuspend, !options.isKiosk {
      screen.suspend()
      screen.repaint()
      handle(.resize(screen.size))
    }
  }

  private func handle(_ intent: WallIntent) {
    for effect in wall.update(intent) {
      switch effect {
      case .quit: status = 0
      case .reload: _ = wall.update(feed.reload() ?? .readable(false))
      }
    }
  }

  private func present() {
    guard wall.isStale else { return }
    wall.isStale = false
    if let theme = configuration.theme(named: wall.theme) { shownTheme = theme }
    screen.present(
      wall.frame().drawn(with: glyphs), palette: shownTheme.palette(at: screen.colorDepth))
    guard let testDescriptor else { return }
    frames += 1
    let line = Array("idle \(frames)\n".utf8)
    _ = line.withUnsafeBytes { write(testDescriptor, $0.baseAddress, $0.count) }
  }

  private let stopwatch = Stopwatch()
  private var elapsed: Int64 { stopwatch.elapsed }
}

/// Milliseconds since it was made, by a clock that never goes back.
struct Stopwatch {
  private let start = Self.now

  /// How long it has run.
  var elapsed: Int64 { Self.now - start }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

extension Wall {
  /// A wall on what a feed has read.
  init(_ feed: WallFeed, _ globals: Globals, size: Size, options: Options) {
    let opened = feed.opened
    self.init(
      community: opened.community, moment: globals.moment(in: opened.community),
      importedAt: feed.importedAt, language: globals.language,
      theme: globals.theme ?? ThemeCatalog.standard.name,
      themes: globals.configuration.themes.map(\.name),
      size: size, options: options)
    if feed.isDamaged {
      _ = update(
        .loaded(
          opened.community, facts.moment, importedAt: feed.importedAt, isDamaged: true))
    }
  }
}
