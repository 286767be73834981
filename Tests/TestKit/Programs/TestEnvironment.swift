import Foundation

/// The whole environment of a program under test; nothing of the person who runs the tests gets in.
public struct TestEnvironment: Sendable {
  /// Every variable the program sees.
  public var variables: [String: String]

  /// A private home with its XDG folders, a fixed language, zone and terminal; LINES and COLUMNS stay unset.
  public init(home: String, locale: String = "C.UTF-8", terminal: String = "tmux-256color") {
    variables = [
      "HOME": home,
      "XDG_CONFIG_HOME": home + "/.config",
      "XDG_DATA_HOME": home + "/.local/share",
      "XDG_STATE_HOME": home + "/.local/state",
      "XDG_CACHE_HOME": home + "/.cache",
      "LC_ALL": locale,
      "TERM": terminal,
      "TZ": "UTC",
      "USER": "tester",
      "PATH": "/usr/local/bin:/usr/bin:/bin",
    ]
    // Where the toolchain's libraries lie is the machine's business, not the person's.
    for name in ["LD_LIBRARY_PATH", "TERMINFO", "TERMINFO_DIRS"] {
      if let value = ProcessInfo.processInfo.environment[name] { variables[name] = value }
    }
  }

  /// One variable; nil where it is unset.
  public subscript(name: String) -> String? {
    get { variables[name] }
    set { variables[name] = newValue }
  }

  /// A copy with some variables set.
  public func with(_ more: [String: String]) -> TestEnvironment {
    var copy = self
    copy.variables.merge(more) { _, new in new }
    return copy
  }
}
