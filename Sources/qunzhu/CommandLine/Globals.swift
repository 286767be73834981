import CommunityModel
import CommunityQuery
import CommunityRules
import EastAsia
import Glibc
import Settings
import Wording

/// What every command takes: where, who, when, in which language.
struct Globals {
  var workspace: String?
  var isReadOnly = false
  var language: Language
  var operatorName: String
  var theme: String?
  /// The set of signs that was asked for on the command line.
  var glyphs: String?
  /// How wide ambiguous characters are, as asked for on the command line.
  var ambiguous: Preferences.AmbiguousWidth?
  /// What the configuration folder says.
  var configuration: Configuration
  var now: Instant?

  /// The defaults of the environment.
  init() {
    configuration = Configuration.read()
    let preferences = configuration.preferences
    language = preferences.language.flatMap(Language.init) ?? Globals.languageOfEnvironment
    operatorName =
      Globals.environment("QUNZHU_OPERATOR") ?? preferences.operatorName
      ?? Globals.environment("USER") ?? Globals.environment("LOGNAME") ?? "me"
    workspace =
      Globals.environment("QUNZHU_WORKSPACE") ?? preferences.workspace.map(Globals.atHome)
    now = Globals.environment("QUNZHU_NOW").flatMap(Globals.instant)
  }

  /// A variable of the environment; an empty one counts as none.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(validatingCString: value)
  }

  /// A path whose `~/` is the person's home.
  private static func atHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = environment("HOME") else { return path }
    return home + path.dropFirst(1)
  }

  /// Whether the language environment names a character set other than UTF-8.
  static var speaksOtherThanUnicode: Bool {
    let value =
      environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
    guard let dot = value.firstIndex(of: ".") else { return false }
    let set = value[value.index(after: dot)...].prefix { $0 != "@" }.lowercased()
    return !["utf-8", "utf8"].contains(set)
  }

  /// The variables that speak about colours.
  static var colours: [String: String] {
    var variables: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR"] { variables[name] = environment(name) }
    return variables
  }

  /// The language that LC_ALL or LANG names; Chinese where they name none.
  private static var languageOfEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name) else { continue }
      let code = value.prefix { $0 != "_" && $0 != "." && $0 != "-" }.lowercased()
      if code == "c" || code == "posix" { return .chinese }
      return code == "zh" ? .chinese : .english
    }
    return .chinese
  }

  /// An instant as people write it: ISO 8601, or a day, which means its noon in Shanghai.
  static func instant(_ text: String) -> Instant? {
    if let instant = Instant(text) { return instant }
    return Day(text).map { Zone.shanghai.instant($0, second: 43_200) }
  }

  /// The path of the workspace: `-w`, the environment, or the house of data.
  var workspacePath: String {
    if let workspace { return workspace }
    let home = Globals.environment("HOME") ?? "."
    let data = Globals.environment("XDG_DATA_HOME") ?? "\(home)/.local/share"
    return "\(data)/qunzhu/workspace"
  }

  /// The present: the fixed instant that was asked for, or the clock.
  var present: Instant {
    if let now { return now }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The zone of a workspace, looked up once as a value.
  static func zone(named name: String) -> Zone {
    guard name != Zone.shanghai.name, let offsets = ZoneOffsets(name) else { return .shanghai }
    let stretches = offsets.stretches(years: 1970...2046).map {
      Zone.Stretch(from: $0.from, offset: $0.offset)
    }
    return Zone(name: name, stretches: stretches)
  }

  /// The present in a workspace's zone.
  func moment(in community: Community) -> Moment {
    Moment(now: present, zone: Globals.zone(named: community.workspace.zone))
  }

  /// What queries are asked against.
  func scene(of community: Community) -> QueryScene {
    QueryScene(
      community: community,
      figures: Figures.computed(from: community, moment: moment(in: community)),
      folding: .eastAsian, dayNames: .chinese)
  }

  /// The actor of this process; the machine is known once the workspace is open.
  func actor(machine: Int64) -> Actor {
    Actor(name: operatorName, machine: machine, process: Int64(getpid()))
  }
}
