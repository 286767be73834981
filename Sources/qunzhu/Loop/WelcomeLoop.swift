import Cells
import Console
import CursesScreen
import Glibc
import Themes
import Wording

/// Shows the first screen to a manager who has no workspace yet; it makes nothing itself.
@MainActor
final class WelcomeLoop {
  private let call: Call
  private let screen: CursesScreen
  private let testDescriptor: Int32?
  private var frames = 0

  init(_ call: Call) {
    self.call = call
    screen = CursesScreen(options: CursesScreen.Options(environment: Globals.colours))
    testDescriptor = Globals.environment("QUNZHU_TEST_FD").flatMap(Int32.init)
  }

  /// Whether there is nothing yet where the workspace would be.
  nonisolated static func isNeeded(at path: String) -> Bool {
    var information = stat()
    if stat(path, &information) != 0 { return errno == ENOENT }
    return information.st_mode & S_IFMT == S_IFDIR && access(path, R_OK) == 0
      && Disk.names(in: path).isEmpty
  }

  /// Asks, and returns what was decided; nil where the person left.
  func run() throws(Failure) -> (plan: WelcomePlan, language: Language)? {
    do throws(ScreenFailure) {
      try screen.start()
    } catch {
      throw .workspace(Localized(error.chinese, error.english))
    }
    defer { screen.stop() }
    let look = Look(call.globals, screen.answer)
    let theme = call.globals.configuration.theme(named: look.theme) ?? ThemeCatalog.standard
    var welcome = Welcome(
      path: call.globals.workspacePath, language: call.language, size: screen.size,
      glyphs: look.glyphs, isThere: { access($0, R_OK) == 0 })
    while true {
      screen.present(welcome.frame(), palette: theme.palette(at: screen.colorDepth))
      settle()
      wait()
      for event in screen.readEvents() {
        switch event {
        case .key(let chord):
          for effect in welcome.press(chord) {
            switch effect {
            case .make(let plan):
              return (plan, welcome.language)
            case .quit: return nil
            }
          }
        case .paste(let text): welcome.paste(text)
        case .resize(let size): welcome.size = size
        case .hangup: return nil
        case .focus, .mouse: break
        }
      }
      if screen.stopSignal != nil { return nil }
      if screen.isAskedToSuspend {
        screen.suspend()
        screen.repaint()
        welcome.size = screen.size
      }
    }
  }

  private func wait() {
    var waiting = [
      pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.signalDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waiting, nfds_t(waiting.count), Int32(screen.patience ?? -1))
  }

  private func settle() {
    guard let testDescriptor else { return }
    frames += 1
    let line = Array("idle \(frames)\n".utf8)
    _ = line.withUnsafeBytes { write(testDescriptor, $0.baseAddress, $0.count) }
  }
}
