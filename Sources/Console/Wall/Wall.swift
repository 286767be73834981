public import Cells
public import CommunityModel
import CommunityRules
public import Wording

/// The read-only wall as one value: facts about a workspace, the page in front, and how long it stays.
///
/// It owns nothing that could write, knows no action and keeps names of people out of its facts.
public struct Wall: Sendable {
  /// How a wall was asked for.
  public struct Options: Sendable {
    /// Seconds a page may stay, from 5 to 120.
    public static let rotation = 5...120

    /// Whether no key may end it.
    public var isKiosk = false
    /// What of the kernel's lock is missing, for the last line; nil where it holds or was not asked for.
    public var gaps: Localized?
    /// Seconds a page stays in front.
    public var rotateSeconds = 20
    /// The places of the pages that may be shown; nil for all.
    public var allowed: Set<Int>?
    /// The place of the first page.
    public var page = 0
    /// The places of the pages that turn by themselves, in their order.
    public var turning = Array(0..<WallPages.turning)

    /// A wall that `q` leaves, turning every twenty seconds.
    public init() {}
  }

  /// What is wrong with the data on disk.
  public enum Trouble: Equatable, Sendable {
    /// It cannot be read: what is shown is the last that could.
    case unreadable
    /// It was read, but a part of it is damaged.
    case damaged
  }

  /// What is shown.
  public private(set) var facts: WallFacts
  /// The language of the screen.
  public internal(set) var language: Language
  /// The name of the theme.
  public var theme: String
  /// Cells of the terminal.
  public internal(set) var size: Size
  /// The place of the page in front.
  public internal(set) var page: Int
  /// Whether the page stays.
  public internal(set) var isHeld = false
  /// What is wrong with the data on disk, if anything.
  public internal(set) var trouble: Trouble?
  /// Whether something changed since the last frame.
  public var isStale = true

  let options: Options
  let themes: [String]
  var now: Instant
  /// A clock that never goes back, in milliseconds, and when the page came in front.
  var elapsed: Int64 = 0
  var turnedAt: Int64 = 0
  var showsHelp = false
  /// The place of the target that is explained, and until when.
  var explained: Int?
  var explainedUntil: Int64 = 0
  var notice: Localized?
  var noticeUntil: Int64 = 0
  var pendingKey: String?
  /// Until when the head is in the colour of alarm, after a group came to need a hand badly.
  var alarmUntil: Int64 = 0

  private var community: Community
  private var figures: Figures
  private var earlier: Figures
  /// The days that targets are compared with, and when targets were last read.
  private var past: EarlierFigures
  private var scenes: WallScenes
  private var goalsReadAt: Instant
  /// The instant of `elapsed` at which targets of changed rows are to be read; nil where they are up
  /// to date.
  private(set) var goalsDue: Int64?
  private var goalsReadElapsed: Int64 = 0

  /// A wall on a workspace.
  public init(
    community: Community, moment: Moment, importedAt: Instant?, language: Language,
    theme: String = "mo", themes: [String] = ["mo"], size: Size, options: Options = Options()
  ) {
    self.community = community
    self.language = language
    self.theme = theme
    self.themes = themes
    self.size = size
    self.options = options
    page = min(max(0, options.page), WallPages.all.count - 1)
    now = moment.now
    figures = .computed(from: community, moment: moment)
    earlier = .computed(from: community, moment: Self.weekBefore(moment))
    past = EarlierFigures(community, moment: moment, metrics: GoalBoard.aims)
    goalsReadAt = moment.now
    scenes = WallScenes(community, figures: figures)
    facts = WallFacts(
      community, figures: figures, earlier: earlier,
      needs: GroupNeeds(community, figures: figures),
      goals: Self.goals(community, figures, past), scenes: scenes, importedAt: importedAt)
  }

  /// A wall that shows facts made for it.
  init(facts: WallFacts, language: Language, size: Size, options: Options = Options()) {
    self.init(
      community: Community(), moment: facts.moment, importedAt: facts.importedAt,
      language: language, size: size, options: options)
    self.facts = facts
  }

  /// The aims as they stand.
  private static func goals(
    _ community: Community, _ figures: Figures, _ past: EarlierFigures
  ) -> WallGoals {
    let aims = GoalBoard.aims
    return WallGoals(
      GoalBoard(
        MetricScene(community, figures: figures, metrics: aims, earlier: past), metrics: aims))
  }

  /// The sheet of a page.
  public func sheet(_ place: Int) -> WallSheet {
    WallPages.all[place].sheet(facts)
  }

  /// Takes other rows for those it had.
  mutating func take(_ community: Community, _ moment: Moment, importedAt: Instant?) {
    self.community = community
    figures = .computed(from: community, moment: moment)
    earlier = .computed(from: community, moment: Self.weekBefore(moment))
    past = EarlierFigures(community, moment: moment, metrics: GoalBoard.aims)
    scenes = WallScenes(community, figures: figures)
    sumUp(importedAt, readsGoals: true)
  }

  /// Applies what others stored; false where it does not fit what is here.
  mutating func apply(_ groups: [ChangeGroup], importedAt: Instant?) -> Bool {
    let changes = groups.flatMap(\.changes)
    do throws(ChangeError) {
      try community.apply(changes)
    } catch {
      return false
    }
    let moment = Moment(now: now, zone: figures.moment.zone)
    figures.update(after: changes, in: community, moment: moment)
    earlier.update(after: changes, in: community, moment: Self.weekBefore(moment))
    past.update(after: changes, in: community, moment: moment)
    scenes.update(after: changes, in: community, figures: figures)
    // What changed is shown at once; targets, which look at everybody, follow after that frame.
    goalsDue = max(elapsed, goalsReadElapsed + Self.goalsPace.busy)
    sumUp(importedAt ?? facts.importedAt, readsGoals: false)
    return true
  }

  /// Brings everything that hangs on the minute or the day up to date.
  mutating func recount() {
    let moment = Moment(now: now, zone: figures.moment.zone)
    figures.update(after: [], in: community, moment: moment)
    earlier.update(after: [], in: community, moment: Self.weekBefore(moment))
    // Targets change with the rows and with the day; what the clock alone moves is looked at seldom.
    let isNewDay = moment.today != moment.zone.day(of: goalsReadAt)
    if isNewDay {
      past.update(after: [], in: community, moment: moment)
      scenes = WallScenes(community, figures: figures)
    } else {
      scenes.tick(community, moment)
    }
    let isTime = moment.now.milliseconds - goalsReadAt.milliseconds >= Self.goalsPace.quiet
    sumUp(
      facts.importedAt, readsGoals: isNewDay || isTime, keeping: isNewDay ? nil : facts)
  }

  /// The least milliseconds between two readings of the targets, while rows change and while only the
  /// clock moves.
  private static let goalsPace = (busy: Int64(10_000), quiet: Int64(3_600_000))

  /// Reads the targets of rows that have changed.
  mutating func readGoals() {
    sumUp(facts.importedAt, readsGoals: true, keeping: facts)
  }

  private mutating func sumUp(
    _ importedAt: Instant?, readsGoals: Bool, keeping: WallFacts? = nil
  ) {
    let before = facts.seriousCount
    let alertsBefore = facts.alerts.serious
    if readsGoals {
      (goalsReadAt, goalsReadElapsed, goalsDue) = (figures.moment.now, elapsed, nil)
    }
    facts = WallFacts(
      community, figures: figures, earlier: earlier,
      needs: GroupNeeds(community, figures: figures),
      goals: readsGoals ? Self.goals(community, figures, past) : facts.goals, scenes: scenes,
      importedAt: importedAt, keeping: keeping)
    isStale = true
    let isAlert = facts.alerts.serious > alertsBefore
    guard facts.seriousCount > before || isAlert else { return }
    // What became serious is shown next, and the head says so for a while.
    alarmUntil = elapsed + 30_000
    let id = isAlert ? "alerts" : "groups"
    guard !isHeld, let place = WallPages.place(of: id), options.allowed?.contains(place) ?? true
    else { return }
    page = place
    turnedAt = elapsed
  }

  private static func weekBefore(_ moment: Moment) -> Moment {
    Moment(now: moment.zone.instant(moment.today - 7, second: 86_399), zone: moment.zone)
  }
}

/// When the data came in: the newest import that nobody took back.
public enum ImportTime {
  /// The newest import of a history, oldest entry first; the making of a demo counts as one.
  public static func newest(in history: some BidirectionalCollection<HistoryEntry>) -> Instant? {
    var undone: Set<ID<ChangeGroup>> = []
    for entry in history.reversed() {
      if let taken = entry.undoes, !undone.contains(entry.id) { undone.insert(taken) }
      guard entry.action == "import" || entry.action == "demo.create" else { continue }
      if !undone.contains(entry.id) { return entry.at }
    }
    return nil
  }
}
