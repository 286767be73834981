public import Cells
public import CommunityModel
public import CommunityQuery
public import CommunityRules
public import Wording

/// What a pane reads: the rows, what the rules make of them, and how to say it.
public struct PaneInput: Sendable {
  /// The rows and figures.
  public let scene: QueryScene
  /// The language of the screen.
  public let language: Language
  /// Whether names are masked, as on a wall.
  public let isMasked: Bool
  /// What groups need, looked through once for all panes.
  public let needs: GroupNeeds
  /// Who moved between tiers within the week; nil while that is not known.
  public let flow: TierFlow?
  /// Where the targets stand; nil in panes that do not show them.
  public let goals: GoalBoard?
  /// How many are on each list; nil in panes that do not show them.
  public let lists: ListSizes?
  /// Who brought whom within the days that their pane looks at; nil in other panes.
  public let fission: Fission?
  /// How many pages away from the present the pane's picture is turned.
  public let page: Int
  /// Which of the pane's pictures is shown; past the last one it is the list.
  public let view: Int
  /// The policies in force.
  public let policies: Policies
  /// When the newest import was made; nil where nothing was imported.
  public let dataAt: Instant?
  /// Who looks, by name; empty where nobody in particular does.
  public let reader: String

  /// What a pane reads.
  public init(
    scene: QueryScene, language: Language, isMasked: Bool = false, needs: GroupNeeds,
    flow: TierFlow? = nil, goals: GoalBoard? = nil, lists: ListSizes? = nil,
    fission: Fission? = nil, page: Int = 0, view: Int = 0, dataAt: Instant? = nil,
    reader: String = "", policies: Policies = .standard
  ) {
    self.policies = policies
    self.dataAt = dataAt
    self.reader = reader
    self.scene = scene
    self.language = language
    self.isMasked = isMasked
    self.needs = needs
    self.flow = flow
    self.goals = goals
    self.lists = lists
    self.fission = fission
    self.page = page
    self.view = view
  }

  /// The rows.
  public var community: Community { scene.community }
  /// What the rules make of them.
  public var figures: Figures { scene.figures }
  /// The present.
  public var moment: Moment { scene.figures.moment }

  /// What a group needs, the most urgent first.
  public func needs(of group: ID<Group>) -> [GroupNeed] {
    needs.reasons[group] ?? []
  }

  /// A text in the language of the screen.
  public func say(_ zh: String, _ en: String) -> String {
    language == .chinese ? zh : en
  }

  /// A text in the language of the screen.
  public func say(_ text: Localized) -> String {
    text[language]
  }
}

/// One column of a list.
public struct PaneColumn: Sendable {
  /// The name by which it is sorted, hidden and printed.
  public let key: String
  /// The heading.
  public let title: Localized
  /// Cells it takes; the last column of a list takes what is left.
  public let width: Int
  /// Where its text stands.
  public let alignment: Alignment
  /// From which list width on it is shown: the columns that matter least go first.
  public let neededFrom: Int
  /// What it shows of a row.
  public let cell: @Sendable (PaneInput, Int64) -> StyledText
  /// What it is sorted by; nil where sorting makes no sense.
  public let order: (@Sendable (PaneInput, Int64) -> FieldValue)?

  /// Declares a column.
  public init(
    _ key: String, _ title: Localized, width: Int, _ alignment: Alignment = .left,
    neededFrom: Int = 0, order: (@Sendable (PaneInput, Int64) -> FieldValue)? = nil,
    cell: @escaping @Sendable (PaneInput, Int64) -> StyledText
  ) {
    self.key = key
    self.title = title
    self.width = width
    self.alignment = alignment
    self.neededFrom = neededFrom
    self.order = order
    self.cell = cell
  }
}

/// Rows under a heading of their own.
public struct PaneSection: Sendable {
  /// The heading; nil for rows that need none.
  public let title: Localized?
  /// The packed ids, in their natural order.
  public let ids: [Int64]

  /// Rows under a heading.
  public init(_ title: Localized?, _ ids: [Int64]) {
    self.title = title
    self.ids = ids
  }
}

/// What the line of status says of a pane while nothing is sorted or filtered by hand.
public struct PaneStatus: Sendable {
  /// What is shown: whose rows, which view.
  public let left: StyledText
  /// What to know about the row under the cursor before a key is pressed.
  public let right: StyledText

  /// What the line of status says.
  public init(left: StyledText, right: StyledText = StyledText()) {
    self.left = left
    self.right = right
  }
}

/// Keys worth showing on the last line of a pane.
public struct PaneHint: Sendable {
  /// The keys as they are shown, one or two with a blank between.
  public let keys: String
  /// What they do.
  public let words: Localized
  /// From which width on there is room for it.
  public let neededFrom: Int

  /// Keys worth showing.
  public init(_ keys: String, _ words: Localized, neededFrom: Int = 0) {
    self.keys = keys
    self.words = words
    self.neededFrom = neededFrom
  }
}

/// What became of a filter.
public enum FilterOutcome: Sendable {
  /// Whether each row fits.
  case test(@Sendable (Int64) -> Bool, paraphrase: Localized)
  /// What is wrong with it.
  case wrong(QueryError)
}

/// Which way a key points in a picture.
public enum Direction: Sendable {
  /// The four ways.
  case left, right, up, down
}

/// What a picture is drawn from besides the rows.
public struct PicturePlace: Sendable {
  /// The rows that fit the filter, in the pane's order.
  public let ids: [Int64]
  /// The row under the cursor.
  public let cursor: Int64?
  /// The rows that are marked.
  public let marks: Set<Int64>
  /// Weeks, months or days away from the present, as the pane counts its pages.
  public let page: Int

  /// What a picture is drawn from.
  public init(ids: [Int64], cursor: Int64?, marks: Set<Int64>, page: Int) {
    self.ids = ids
    self.cursor = cursor
    self.marks = marks
    self.page = page
  }
}

/// A pane's own picture of its rows: a board, a calendar. The rows, marks, verbs and filter stay those
/// of the list; `=` changes between the two.
public struct PanePicture: Sendable {
  /// What the view is called: 看板, 周排期.
  public let title: Localized
  /// Draws the rows into a part of the screen that the engine has cleared; the cursor's row is to be
  /// laid under with `.cursor`, marked ones get ✓.
  public let draw: @Sendable (PaneInput, PicturePlace, inout CellGrid, Rect) -> Void
  /// The row that lies in a direction from the cursor's; nil stays where it is.
  public let neighbour: @Sendable (PaneInput, PicturePlace, Direction) -> Int64?
  /// The row that the cursor goes to when a page is turned; nil stays where it is.
  public let landing: (@Sendable (PaneInput, PicturePlace) -> Int64?)?
  /// The page so many months on from the one that is shown; nil where the picture has no months.
  public let month: (@Sendable (PaneInput, _ months: Int) -> Int)?
  /// Whether there is no detail beside it.
  public let takesWholeWidth: Bool

  /// Declares a picture; one that takes the whole width has no detail beside it.
  public init(
    _ title: Localized, takesWholeWidth: Bool = false,
    draw: @escaping @Sendable (PaneInput, PicturePlace, inout CellGrid, Rect) -> Void,
    neighbour: @escaping @Sendable (PaneInput, PicturePlace, Direction) -> Int64?,
    landing: (@Sendable (PaneInput, PicturePlace) -> Int64?)? = nil,
    month: (@Sendable (PaneInput, _ months: Int) -> Int)? = nil
  ) {
    self.title = title
    self.landing = landing
    self.month = month
    self.takesWholeWidth = takesWholeWidth
    self.draw = draw
    self.neighbour = neighbour
  }
}

/// Something a pane proposes for a row: `;1` does it, after the usual preview.
public struct PaneAdvice: Sendable {
  /// What choosing it does.
  public enum Deed: Sendable {
    /// A verb on rows of the pane, with its first questions answered.
    case act(String, rows: [Int64], answers: [String])
    /// A list of another pane.
    case show(pane: String, filter: String)
    /// The same list with every row of it marked, and a verb on them begun.
    case answer(pane: String, filter: String, verb: String)
  }

  /// What it is, in words: 换入群码到 零食囤货13群（新）.
  public let words: Localized
  /// What is to be known of it.
  public let remark: Localized?
  /// What choosing it does.
  public let deed: Deed

  /// A proposal.
  public init(_ words: Localized, remark: Localized? = nil, _ deed: Deed) {
    self.words = words
    self.remark = remark
    self.deed = deed
  }
}

/// A pane, declared once: rows, columns, sentence, detail and picture; everything else (cursor,
/// scrolling, marks, sorting, filter, layouts, help) is the engine's work.
public struct PaneDefinition: Sendable {
  /// Its name in commands: `paint members`.
  public let id: String
  /// The digit that brings it up.
  public let key: Character
  /// Its name on the tab.
  public let title: Localized
  /// The collection whose rows it lists and whose verbs it offers.
  public let collection: String
  /// The columns, left to right.
  public let columns: [PaneColumn]
  /// The tabs within the pane, such as tiers; none for most.
  public let tabs: @Sendable (PaneInput) -> [Localized]
  /// What one of the tabs is called where marked rows are in another: 层.
  public let tabName: Localized
  /// What the rows are ordered by before anybody chooses: 要处理 ↓.
  public let naturalOrder: Localized
  /// The rows of a tab, by section, in their natural order.
  public let sections: @Sendable (PaneInput, _ tab: Int) -> [PaneSection]
  /// Understands a filter.
  public let filter: @Sendable (PaneInput, String) -> FilterOutcome
  /// The sentence on the second line.
  public let headline: @Sendable (PaneInput, _ tab: Int, _ width: Int) -> StyledText
  /// Lines between the sentence and the list, such as a strip of tiers.
  public let strip: @Sendable (PaneInput, _ tab: Int, _ width: Int) -> [StyledText]
  /// How many of the strip's last lines end where the list does, so that a detail stands beside them.
  public let narrowStrip: Int
  /// What a row is called.
  public let name: @Sendable (PaneInput, Int64) -> String
  /// Title and two lines about the row under the cursor, where there is no room for a detail.
  public let brief: @Sendable (PaneInput, Int64, _ width: Int) -> [StyledText]
  /// Everything about the row under the cursor.
  public let detail: @Sendable (PaneInput, Int64, _ width: Int) -> [StyledText]
  /// What to press where there are no rows at all.
  public let empty: @Sendable (PaneInput) -> [Localized]
  /// What is copied of a row, such as the text of a post; nil copies its columns.
  public let copied: @Sendable (PaneInput, Int64) -> String?
  /// Its own pictures, in the order in which `=` goes through them before the list; none for most.
  public let pictures: [PanePicture]
  /// What the line of status says; nil says order and filter.
  public let status: @Sendable (PaneInput, _ cursor: Int64?, _ width: Int) -> PaneStatus?
  /// The keys on the last line, the most useful first; none shows those of the verbs.
  public let hints: @Sendable (PaneInput) -> [PaneHint]
  /// What it proposes for the row under the cursor, the most urgent first.
  public let advice: @Sendable (PaneInput, Int64) -> [PaneAdvice]
  /// A report of the day as plain text, made and copied by one key; nil where the pane has none.
  public let digest: @Sendable (PaneInput) -> String?
  /// Whether it stands aside: it has a key of its own and no place among the tabs until it is in front.
  public let isAside: Bool
  /// Whether the columns are headed: a list that reads as sentences needs no headings.
  public let hasHeadings: Bool
  /// The panes beside it whose keys are hinted at, by id.
  public let asides: [String]

  /// Declares a pane.
  public init(
    id: String, key: Character, title: Localized, collection: String, columns: [PaneColumn],
    tabs: @escaping @Sendable (PaneInput) -> [Localized] = { _ in [] },
    tabName: Localized = Localized("页", "tabs"),
    naturalOrder: Localized = Localized("按需要", "by need"),
    sections: @escaping @Sendable (PaneInput, Int) -> [PaneSection],
    filter: @escaping @Sendable (PaneInput, String) -> FilterOutcome,
    headline: @escaping @Sendable (PaneInput, Int, Int) -> StyledText,
    strip: @escaping @Sendable (PaneInput, Int, Int) -> [StyledText] = { _, _, _ in [] },
    narrowStrip: Int = 0,
    name: @escaping @Sendable (PaneInput, Int64) -> String,
    brief: @escaping @Sendable (PaneInput, Int64, Int) -> [StyledText],
    detail: @escaping @Sendable (PaneInput, Int64, Int) -> [StyledText],
    empty: @escaping @Sendable (PaneInput) -> [Localized],
    copied: @escaping @Sendable (PaneInput, Int64) -> String? = { _, _ in nil },
    pictures: [PanePicture] = [],
    status: @escaping @Sendable (PaneInput, Int64?, Int) -> PaneStatus? = { _, _, _ in nil },
    hints: @escaping @Sendable (PaneInput) -> [PaneHint] = { _ in [] },
    advice: @escaping @Sendable (PaneInput, Int64) -> [PaneAdvice] = { _, _ in [] },
    digest: @escaping @Sendable (PaneInput) -> String? = { _ in nil }, isAside: Bool = false,
    hasHeadings: Bool = true, asides: [String] = []
  ) {
    self.hasHeadings = hasHeadings
    self.asides = asides
    self.advice = advice
    self.digest = digest
    self.isAside = isAside
    self.id = id
    self.status = status
    self.hints = hints
    self.key = key
    self.title = title
    self.collection = collection
    self.columns = columns
    self.tabs = tabs
    self.tabName = tabName
    self.naturalOrder = naturalOrder
    self.sections = sections
    self.filter = filter
    self.headline = headline
    self.strip = strip
    self.narrowStrip = narrowStrip
    self.name = name
    self.brief = brief
    self.detail = detail
    self.empty = empty
    self.copied = copied
    self.pictures = pictures
  }
}
