public import CommunityModel
public import CommunityQuery
public import Wording

/// What a plan is made from; no clock, no disk, no randomness.
public struct PlanInput: Sendable {
  /// The rows and what the rules make of them.
  public let scene: QueryScene
  /// Packed ids of the rows that were chosen, each once, in the order of the list.
  public let chosen: [Int64]
  /// The answers to the action's questions, in order.
  public let answers: [String]
  /// Who acts.
  public let actor: Actor

  /// The input of one plan.
  public init(scene: QueryScene, chosen: [Int64], answers: [String], actor: Actor) {
    self.scene = scene
    self.chosen = chosen
    self.answers = answers
    self.actor = actor
  }

  /// The rows.
  public var community: Community { scene.community }

  /// The present.
  public var moment: Moment { scene.figures.moment }

  /// An answer by its place; empty where none was given.
  public func answer(_ index: Int) -> String {
    index < answers.count ? answers[index] : ""
  }
}

/// What an action means for one row.
public enum Verdict: Sendable {
  /// It changes, from this to that in words.
  case change([Change], before: Localized, after: Localized)
  /// It is so already.
  case unchanged
  /// It is left out, and why.
  case skip(Localized)
}

/// The part of a plan that is worked out once, and the judgement of each row.
public struct Procedure: Sendable {
  /// What the history will show: 打标签「会员日」.
  public var label: Localized
  /// Changes made once, before those of the rows, if any row changes.
  public var prelude: [Change] = []
  /// What the person should know before confirming.
  public var warnings: [Localized] = []
  /// The new rows, for a verb that makes some; chosen rows are not judged then.
  public var creations: [Creation] = []
  /// What the value before is called at the head of its column: 现在的标签.
  public var heading = Localized("现在", "Now")
  /// What sort of thing is done, in a few words under the scope: 静态标签，不会自动增减.
  public var remark: Localized?
  /// Judges a row.
  public var judge: @Sendable (Int64) -> Verdict

  /// A row that a verb makes.
  public struct Creation: Sendable {
    /// The packed id.
    public let id: Int64
    /// The changes that make it.
    public let changes: [Change]
    /// What it is, in words.
    public let words: Localized

    /// A row to be made.
    public init(id: Int64, changes: [Change], words: Localized) {
      self.id = id
      self.changes = changes
      self.words = words
    }
  }

  /// A procedure that makes one row.
  public init(_ label: Localized, warnings: [Localized] = [], creation: Creation) {
    self.label = label
    self.warnings = warnings
    creations = [creation]
    judge = { _ in .unchanged }
  }

  /// A procedure that makes several rows, each of which can be taken out by hand.
  public init(_ label: Localized, warnings: [Localized] = [], creations: [Creation]) {
    self.label = label
    self.warnings = warnings
    self.creations = creations
    judge = { _ in .unchanged }
  }

  /// A procedure without prelude or warnings.
  public init(
    _ label: Localized, prelude: [Change] = [], warnings: [Localized] = [],
    judge: @escaping @Sendable (Int64) -> Verdict
  ) {
    self.label = label
    self.prelude = prelude
    self.warnings = warnings
    self.judge = judge
  }
}

/// A verb, declared once: its key, palette entry, help, question, preview, confirmation, journal label,
/// undo, command and law tests all read this declaration.
public struct BulkAction: Sendable {
  /// Whether what an action did can be taken back.
  public enum Undo: Sendable {
    /// By the inverse of its changes.
    case inverse
    /// It cannot, for this reason.
    case never(Localized)
  }

  /// Whose records an action changes, and whether somebody has to do something in WeCom after it.
  public enum Scope: Sendable {
    /// Qunzhu's own records, at once.
    case records
    /// A request is recorded; the deed is done in WeCom and an import shows it.
    case request

    /// What a preview and a command say of it.
    public var words: Localized {
      switch self {
      case .records: Localized("只改社群库，不动企微", "Changes only qunzhu's records, not WeCom")
      case .request: Localized("记成请求，要在企微里做", "Recorded as requests, to be done in WeCom")
      }
    }
  }

  /// Noun, part, verb: `member.tag.add`.
  public let id: String
  /// The collection whose rows it acts on: `members`.
  public let on: String
  /// The key in panes of that collection; nil for the menu and palette only.
  public let key: String?
  /// Its name in menus: 打标签.
  public let title: Localized
  /// One sentence of help.
  public let summary: Localized
  /// What it asks.
  public let arguments: [Argument]
  /// Whether the count is typed even for one row.
  public let isDangerous: Bool
  /// Whether a second run changes something again: a note is added each time.
  public let isRepeatable: Bool
  /// Whether staff accounts may be among its rows.
  public let includesStaff: Bool
  /// Whether it makes a row instead of changing chosen ones: it needs none, and what is chosen is no
  /// more than a model.
  public let makesRow: Bool
  /// Whether it can be taken back.
  public let undo: Undo
  /// Whether it changes qunzhu's own records or asks for a deed in WeCom.
  public let scope: Scope
  /// The action whose sample makes the rows that this one's sample needs: taking off follows putting on.
  public let follows: String?
  /// Answers that plan something on a lively workspace; the law tests run them.
  public let sample: [String]
  /// Works out the procedure, or says why there is none.
  public let prepare: @Sendable (PlanInput) throws(Refusal) -> Procedure

  /// Declares a verb.
  public init(
    id: String, on: String, key: String? = nil, title: Localized, summary: Localized,
    arguments: [Argument] = [], isDangerous: Bool = false, isRepeatable: Bool = false,
    includesStaff: Bool = false, makesRow: Bool = false, undo: Undo = .inverse,
    scope: Scope = .records, follows: String? = nil, sample: [String],
    prepare: @escaping @Sendable (PlanInput) throws(Refusal) -> Procedure
  ) {
    self.id = id
    self.on = on
    self.key = key
    self.title = title
    self.summary = summary
    self.arguments = arguments
    self.isDangerous = isDangerous
    self.isRepeatable = isRepeatable
    self.includesStaff = includesStaff
    self.makesRow = makesRow
    self.undo = undo
    self.scope = scope
    self.follows = follows
    self.sample = sample
    self.prepare = prepare
  }

  /// Plans the action: what it would change, what is so already, what it leaves out and why.
  ///
  /// Throws a refusal where no row could ever fit, such as an empty tag.
  public func plan(_ input: PlanInput) throws(Refusal) -> Plan {
    for (index, argument) in arguments.enumerated()
    where !argument.isOptional && input.answer(index).allSatisfy(\.isWhitespace) {
      throw Refusal("\(argument.title.zh)不能为空", "\(argument.title.en) is empty")
    }
    let procedure = try prepare(input)
    var plan = Plan(action: self, answers: input.answers, procedure: procedure)
    plan.judge(input)
    return plan
  }
}
