import Wording

/// One thing to be done by a colleague within a time, for so many groups, people or pieces.
///
/// A task that publishes a post takes its time and progress from the post, so that the two never differ.
public struct Chore: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("tasks", prefix: "d", Localized("待办", "Tasks"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Chore>] = [
    .stored("title", Localized("事", "Task"), \.title),
    .stored("kind", Localized("类型", "Kind"), \.kind),
    .stored("due", Localized("到点", "Due"), \.due),
    .stored("unit", Localized("单位", "Unit"), \.unit),
    .stored("total", Localized("总数", "Total"), \.total),
    .stored("done", Localized("做了", "Done"), \.done),
    .stored(
      "assignee", Localized("谁", "Assignee"), \.assignee, aliases: ["负责"], indexed: true),
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("content", Localized("内容", "Content"), \.content, indexed: true),
    .stored("doneAt", Localized("做完", "Finished"), \.doneAt),
    text, note, skipReason, campaign, procedure, recipe,
  ]

  /// Its identity.
  public let id: ID<Chore>
  /// What is to be done.
  public var title = ""
  /// What kind of work it is.
  public var kind: ChoreKind = .other
  /// When it is due.
  public var due: Instant?
  /// What it is counted in.
  public var unit: ChoreUnit = .pieces
  /// How many there are.
  public var total: Int64 = 1
  /// How many are done.
  public var done: Int64 = 0
  /// The colleague who does it.
  public var assignee: ID<Operator>?
  /// The group it is about.
  public var group: ID<Group>?
  /// The member it is about.
  public var member: ID<Member>?
  /// The post it publishes.
  public var content: ID<ContentItem>?
  /// When it was finished or skipped.
  public var doneAt: Instant?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Chore>) {
    self.id = id
  }
}

extension ContentItem {
  /// The task of publishing it, group by group.
  public func publishingTask(_ id: ID<Chore>) -> Chore {
    var chore = Chore(id: id)
    chore.title = title
    chore.kind = .publish
    chore.unit = .groups
    chore.assignee = author
    chore.content = self.id
    return chore
  }
}

extension Chore {
  /// What is said while doing it, ready to be copied.
  public static let text = Field<Chore>.sparse(
    "text", Localized("文案", "Text"), .prose(limit: 2000))
  /// What to know about it, short enough for a cell.
  public static let note = Field<Chore>.sparse(
    "note", Localized("说明", "Note"), .text(limit: 100))
  /// The campaign it is for.
  public static let campaign = Field<Chore>.sparse(
    "campaign", Localized("活动", "Campaign"), .reference("campaigns"), indexed: true)
  /// The step of a procedure that it is: `launch.ship`.
  public static let procedure = Field<Chore>.sparse(
    "sop", Localized("流程", "Procedure"), .text(limit: 40))
  /// The recipe that it reminds of, tried by the day's run.
  public static let recipe = Field<Chore>.sparse(
    "recipe", Localized("录的流程", "Recipe"), .reference("recipes"))
  /// Why it was skipped.
  public static let skipReason = Field<Chore>.sparse(
    "skipped", Localized("跳过原因", "Skipped because"), .text(limit: 200))
}
