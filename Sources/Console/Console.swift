public import Cells
import CommunityActions
public import CommunityModel
public import CommunityQuery
import CommunityRules
import Panes
import Widgets
public import Wording

/// The whole console as one value: what it knows, what a person has done to it, what it is in the
/// middle of. `update` changes it, `frame` draws it; neither touches the world.
public struct Console: Sendable {
  /// What the console may do.
  public enum Capability: Equatable, Sendable {
    /// Change and save.
    case full
    /// Look only, for this reason.
    case readOnly(Localized)
  }

  /// How far saving has come.
  public enum Saving: Equatable, Sendable {
    /// Everything acknowledged is on disk.
    case saved
    /// So many transactions are on their way.
    case pending(Int)
    /// The disk refuses, in words; the changes are kept in memory and tried again.
    case failed(Localized)
  }

  /// A line that says what just happened, until the next key.
  struct Notice: Equatable, Sendable {
    enum Kind: Sendable { case plain, good, warning }

    var words: Localized
    var kind: Kind
  }

  /// A transaction that is not on disk yet, and how to plan it anew if colleagues were faster.
  struct Pending: Sendable {
    enum Origin: Sendable {
      case action(Plan, chosen: [Int64])
      case inverse(of: ChangeGroup, leaving: Set<Int64>)
    }

    var group: ChangeGroup
    var origin: Origin
  }

  /// The rows.
  public internal(set) var community: Community
  /// What the rules make of them.
  public internal(set) var figures: Figures
  /// The language of the screen.
  public var language: Language
  /// The name of the theme.
  public var theme: String
  /// Keys, themes, signs and mouse as the person has set them up.
  public var setup: Setup
  /// Cells of the terminal.
  public internal(set) var size: Size
  /// Who works here.
  public let actor: Actor
  /// What may be done.
  public internal(set) var capability: Capability
  /// How far saving has come.
  public internal(set) var saving: Saving = .saved
  /// Who else has the workspace open, by name.
  public internal(set) var colleagues: [String] = []
  /// The history, oldest first.
  public internal(set) var history: [HistoryEntry]

  /// Places that two people set without knowing of each other and that nobody has decided yet.
  var contested = ContestedRows()

  let folding: TextFolding
  let dayNames: DayNames
  /// What groups need, looked through when groups or memberships change and every minute.
  var needs: GroupNeeds
  /// Who moved between tiers within the week, found once a day and under new policies.
  var flow: TierFlow
  /// Where the targets stand, read when their pane is in front.
  var goals: GoalBoard?
  /// The days that targets are compared with, and what the board was made from.
  var goalPast: EarlierFigures?
  var goalStamp = ""
  /// How many are on each list, counted when their pane is in front, and what that was made from.
  var lists: ListSizes?
  var listStamp = ""
  /// Who brought whom, read when their pane is in front, and what it was read from.
  var fission: Fission?
  var fissionStamp = ""
  /// The policies in force, read anew when somebody saves one or takes one back.
  var policies: Policies
  var panes: [PaneState]
  var current = 0
  var mode: Mode = .browsing
  var notice: Notice?
  var pendingKey: String?
  /// Whether the keys that may follow the pending one are shown.
  var showsKeys = false
  var tour: Tour?
  /// The name that was jumped to last.
  var lastJump = ""
  var pending: [Pending] = []
  var isZoomed = false
  /// Whether the detail stands beside the list where there is room for it.
  var hasSidebar = true
  var isMasked = false
  var revision = 0
  var policyCount = 0
  /// When the newest import was made, and how much of the history that is known from.
  var dataAt: Instant?
  var historySeen = -1
  var lastAction: (action: String, answers: [String])?
  var lastChanged: Set<Int64> = []
  var lastSkipped: Set<Int64> = []
  /// Sets of marks by pane and letter.
  var namedSets: [String: Set<Int64>] = [:]
  /// The queries that were asked, by collection, the newest last.
  var queryHistory: [String: [String]] = [:]
  /// The texts that bare words search, by collection, kept from key to key.
  var words: [String: WordTable] = [:]
  /// How many rows have which values, counted once until rows change.
  var counts = QueryCounts()
  var countsRevision = -1
  /// The flow that is being recorded.
  var recording: RecipeScript?
  /// The recipe that is being done.
  var running: RecipeRun?
  var quitAsked = false
  /// The moment of the last tick or key, in milliseconds, for what must not follow too soon.
  var clock: Int64

  /// A console on a workspace.
  public init(
    community: Community, moment: Moment, history: [HistoryEntry], actor: Actor,
    capability: Capability = .full, language: Language, theme: String = "mo",
    themes: [String] = ["mo"], size: Size, folding: TextFolding = .plain,
    dayNames: DayNames = .none
  ) {
    self.community = community
    self.history = history
    self.actor = actor
    self.capability = capability
    self.language = language
    self.theme = theme
    setup = Setup(
      themes: themes.map { ThemeChoice(name: $0, title: Localized(verbatim: $0)) })
    self.size = size
    self.folding = folding
    self.dayNames = dayNames
    figures = Figures.computed(from: community, moment: moment)
    needs = GroupNeeds(community, figures: figures)
    flow = TierFlow(community, figures: figures)
    policies = Policies(inForceIn: community)
    policyCount = community.policies.count
    panes = PaneCatalog.all.map { _ in PaneState() }
    clock = moment.now.milliseconds
    refreshListing()
  }

  /// The minute on the screen's clock.
  public var minute: Int64 { figures.moment.now.seconds / 60 }

  /// What is not on disk yet, in order.
  public var waiting: [ChangeGroup] { pending.map(\.group) }

  /// The pane in front.
  var pane: PaneDefinition { PaneCatalog.all[current] }

  /// What a person has done to the pane in front.
  var state: PaneState {
    get { panes[current] }
    set { panes[current] = newValue }
  }

  /// What panes read now.
  var input: PaneInput {
    PaneInput(
      scene: QueryScene(
        community: community, figures: figures, folding: folding, dayNames: dayNames,
        words: words),
      language: language, isMasked: isMasked, needs: needs, flow: flow,
      goals: goals, lists: lists, fission: fission, page: state.page, view: state.view,
      dataAt: dataAt, reader: actor.name, policies: policies)
  }

  /// Takes note of the newest import that stands, where the history has grown.
  mutating func noteImports() {
    guard history.count != historySeen else { return }
    historySeen = history.count
    let ledger = UndoLedger(history)
    dataAt = history.last { $0.action == "import" && !ledger.isUndone($0.id) }?.at
  }

  /// The picture that is shown instead of the list.
  var picture: PanePicture? {
    pane.pictures.indices.contains(state.view) ? pane.pictures[state.view] : nil
  }

  /// What the picture is drawn from.
  var picturePlace: PicturePlace {
    PicturePlace(
      ids: state.listing.ids, cursor: state.list.cursor,
      marks: state.marks.ids.union(state.rangeIDs), page: state.page)
  }

  /// The keys as they are now.
  var keymap: Keymap {
    Keymap(collection: pane.collection, bindings: setup.bindings)
  }

  /// Rows an action would mean now: the marks, or the row under the cursor.
  var chosen: [Int64] {
    let range = state.rangeIDs
    let marks = state.marks.ids.union(range)
    guard !marks.isEmpty else { return state.list.cursor.map { [$0] } ?? [] }
    // Rows in the order of the list first, hidden ones after them by id.
    let shown = state.listing.ids.filter(marks.contains)
    return shown + marks.subtracting(shown).sorted()
  }

  /// Rows that the plan on the screen would change; 0 where none is looked at.
  public var plannedCount: Int {
    if case .previewing(let previewing) = mode { previewing.plan.changeCount } else { 0 }
  }

  mutating func say(_ zh: String, _ en: String, _ kind: Notice.Kind = .plain) {
    notice = Notice(words: Localized(zh, en), kind: kind)
  }
}
