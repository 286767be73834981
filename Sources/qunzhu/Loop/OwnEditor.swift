import Glibc
import Wording

/// The editor that a person has chosen, run on a text.
///
/// It is started by its words, never through a shell; the file is its owner's alone, and is taken away
/// only after it was read back, so that nothing typed is lost where something goes wrong.
enum OwnEditor {
  /// What came of it.
  enum Outcome {
    case edited(String)
    case failed(Localized)
  }

  /// The words of the command: `$VISUAL`, `$EDITOR`, or vi.
  static var command: [String] {
    let named = Globals.environment("VISUAL") ?? Globals.environment("EDITOR") ?? "vi"
    let words = named.split(separator: " ").map(String.init)
    return words.isEmpty ? ["vi"] : words
  }

  /// Runs the editor on a text and gives back what the person left.
  static func edit(_ text: String) -> Outcome {
    let folder = Globals.environment("TMPDIR") ?? "/tmp"
    var path = ""
    for attempt in 0..<100 {
      path = "\(folder)/qunzhu-\(getpid())-\(attempt).tsv"
      if Disk.writeNew(path, Array(text.utf8)) { break }
      guard errno == EEXIST, attempt < 99 else {
        return .failed(reason("放不下要改的表", "The table cannot be put down"))
      }
    }
    let words = command + [path]
    guard let status = run(words) else {
      unlink(path)
      return .failed(
        Localized(
          "开不了编辑器「\(command[0])」，设好 EDITOR 再来",
          "The editor “\(command[0])” cannot be started; set EDITOR"))
    }
    guard status == 0, let bytes = Disk.read(path) else {
      return .failed(
        Localized(
          "编辑器没有正常退出，什么也没改；改过的表在 \(path)",
          "The editor did not leave in order; nothing was changed. The table is \(path)"))
    }
    unlink(path)
    return .edited(String(decoding: bytes, as: UTF8.self))
  }

  private static func reason(_ zh: String, _ en: String) -> Localized {
    let why = String(cString: strerror(errno))
    return Localized("\(zh)：\(why)", "\(en): \(why)")
  }

  /// Starts a program by its words and waits for it; nil where it cannot be started.
  private static func run(_ words: [String]) -> Int32? {
    // What is typed at the editor is the editor's: an interrupt is not for us.
    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var process = pid_t()
    guard posix_spawnp(&process, words[0], nil, &attributes, &argv, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    return status
  }
}
