import Cells
public import Wording

/// Everything one page of the wall says, before anybody knows how large the screen is.
///
/// Frame, linear words and JSON are made from the same sheet, so that they cannot disagree.
public struct WallSheet: Equatable, Sendable {
  /// The large numbers, the most important first.
  public var tiles: [WallTile] = []
  /// What stands below them, the most important first.
  public var blocks: [WallBlock] = []
  /// Whether the first block is the targets, with the others around it in places of their own.
  var isOfGoals = false
}

/// A large number.
public struct WallTile: Equatable, Sendable {
  /// Its name for other programs.
  public let id: String
  /// Its name for people.
  public let title: Localized
  /// The number.
  public let figure: WallFigure
  /// What the number is made of, or what it is compared with.
  public var parts: [WallPart] = []
  /// How the number looks.
  var style: Style = .title
  /// Whether it gives way where not all tiles fit.
  var isSpare = false

  /// The parts in one line.
  public func note(_ language: Language) -> String {
    parts.map { "\($0.title[language]) \($0.figure.text(language))" }.joined(separator: " · ")
  }
}

/// A number with its name.
public struct WallPart: Equatable, Sendable {
  /// Its name for other programs.
  public let id: String
  /// Its name for people.
  public let title: Localized
  /// The number.
  public let figure: WallFigure

  init(_ id: String, _ title: Localized, _ figure: WallFigure) {
    self.id = id
    self.title = title
    self.figure = figure
  }
}

/// A stretch of a page under a heading of its own.
public struct WallBlock: Equatable, Sendable {
  /// How it is drawn.
  public enum Body: Equatable, Sendable {
    /// Rows of figures with bars.
    case table(WallTable)
    /// One bar divided into parts, with its legend.
    case stack([WallPart])
    /// Small charts, one value a day.
    case trends([WallTrend])
    /// Sentences, the most urgent first.
    case lines([WallLine])
    /// A field of small cells in rows.
    case cells([WallCellRow])
    /// Targets, all against one line.
    case goals(WallGoals)
    /// A picture.
    case chart(WallChart)
  }

  /// Its name for other programs.
  public let id: String
  /// Its name for people.
  public let title: Localized
  /// What it shows.
  public let body: Body
  /// From which width of the screen on another block may stand beside it; nil for never.
  var besideFrom: Int?
  /// What is said where it shows nothing.
  var empty: Localized?
}

/// Rows of figures with bars.
public struct WallTable: Equatable, Sendable {
  /// One column of figures.
  public struct Column: Equatable, Sendable {
    /// Its name for other programs.
    public let id: String
    /// Its name for people.
    public let title: Localized
    /// How its bars look; nil for a column without bars.
    var bar: Style?

    init(_ id: String, _ title: Localized, bar: Style? = nil) {
      self.id = id
      self.title = title
      self.bar = bar
    }
  }

  /// One row.
  public struct Row: Equatable, Sendable {
    /// Its name for other programs.
    public let id: String
    /// Its name for people.
    public let label: Localized
    /// One figure a column.
    public let figures: [WallFigure]
    /// How full the bars are; nil for a cell without one.
    var shares: [Double?]
    /// How the row looks where it wants to be seen.
    var style: Style = .normal
  }

  /// The columns of figures.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]
}

/// A small chart, one value a day.
public struct WallTrend: Equatable, Sendable {
  /// Its name for other programs.
  public let id: String
  /// Its name for people.
  public let title: Localized
  /// The values, the oldest first.
  public let values: [Int]
  /// What is said at its end.
  public let figure: WallFigure
}

/// A sentence about something.
public struct WallLine: Equatable, Sendable {
  /// The sign in front: `!!`, `!` or a time.
  public let sign: String
  /// What it is about.
  public let subject: Localized
  /// What there is to say.
  public let words: Localized
  /// How it looks.
  var style: Style = .normal
  /// A word in fewer signs where there is hardly any room; the words where there is none.
  var brief: Localized?
  /// How much of it there is: 12 群.
  public let amount: Localized
  /// A sign of its own in front of the subject.
  var mark = ""
  /// How long it has been so, where that is known.
  var age: Localized?

  init(
    sign: String, subject: Localized, words: Localized, style: Style = .normal,
    brief: Localized? = nil, amount: Localized = Localized(verbatim: ""), mark: String = "",
    age: Localized? = nil
  ) {
    self.sign = sign
    self.subject = subject
    self.words = words
    self.style = style
    self.brief = brief
    self.amount = amount
    self.mark = mark
    self.age = age
  }
}

/// A row of small cells.
public struct WallCellRow: Equatable, Sendable {
  /// One small cell: a label, a filling and a number.
  public struct Cell: Equatable, Sendable {
    /// What it is, in two or three signs.
    public let label: String
    /// The number.
    public let figure: WallFigure
    /// How full it is.
    let share: Double
    /// Whether it wants a hand.
    public let isMarked: Bool
  }

  /// What the cells have in common.
  public let label: Localized
  /// The cells.
  public let cells: [Cell]
}
