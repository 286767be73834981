public import CommunityModel
public import Wording

/// What an action would do, row by row, before anything is done.
///
/// What a person confirms here is what the journal then holds.
public struct Plan: Sendable {
  /// A row that would change.
  public struct Item: Sendable {
    /// The packed id.
    public let id: Int64
    /// The value it has, in words.
    public let before: Localized
    /// The value it gets, in words.
    public let after: Localized
    /// The changes.
    public let changes: [Change]
  }

  /// Rows left out for one reason.
  public struct Skip: Sendable {
    /// Why.
    public let reason: Localized
    /// Which.
    public internal(set) var ids: [Int64]
  }

  /// The action.
  public let action: BulkAction
  /// The answers it was planned with.
  public let answers: [String]
  /// What the history will show.
  public let label: Localized
  /// What the person should know.
  public let warnings: [Localized]
  /// What the value before is called at the head of its column.
  public let heading: Localized
  /// What sort of thing is done, in a few words; nil where nothing is to be said.
  public let remark: Localized?
  /// Rows that would change.
  public private(set) var items: [Item] = []
  /// Rows that are so already.
  public private(set) var unchanged: [Int64] = []
  /// Rows left out, by reason, most first.
  public private(set) var skipped: [Skip] = []
  /// Rows taken out of the plan by hand.
  public private(set) var withdrawn: Set<Int64> = []
  private let prelude: [Change]
  private let procedure: Procedure

  /// From so many rows on, the count is typed instead of `y`.
  public static let typedFrom = 200

  init(action: BulkAction, answers: [String], procedure: Procedure) {
    self.action = action
    self.answers = answers
    self.procedure = procedure
    label = procedure.label
    warnings = procedure.warnings
    heading = procedure.heading
    remark = procedure.remark
    prelude = procedure.prelude
  }

  mutating func judge(_ input: PlanInput) {
    if !procedure.creations.isEmpty {
      // What is there already as it would be made is made again only by a verb that may repeat itself.
      let made = procedure.creations.filter { !$0.changes.isEmpty || action.isRepeatable }
      unchanged = procedure.creations.map(\.id).filter { id in !made.contains { $0.id == id } }
      items = made.map { made in
        Item(id: made.id, before: Localized("", ""), after: made.words, changes: made.changes)
      }
      return
    }
    var reasons: [Localized: Int] = [:]
    var gaps: [Skip] = []
    func skip(_ id: Int64, _ reason: Localized) {
      if let index = reasons[reason] {
        gaps[index].ids.append(id)
      } else {
        reasons[reason] = gaps.count
        gaps.append(Skip(reason: reason, ids: [id]))
      }
    }
    for id in input.chosen {
      if let reason = standingReason(id, input) {
        skip(id, reason)
        continue
      }
      switch procedure.judge(id) {
      case .change(let changes, let before, let after):
        items.append(Item(id: id, before: before, after: after, changes: changes))
      case .unchanged: unchanged.append(id)
      case .skip(let reason): skip(id, reason)
      }
    }
    skipped = gaps.sorted { $0.ids.count > $1.ids.count }
  }

  /// Reasons that hold for every action: the row is gone, or it is a staff account.
  private func standingReason(_ id: Int64, _ input: PlanInput) -> Localized? {
    switch action.on {
    case "members":
      guard let member = input.community.members[raw: id] else {
        return Localized("已不在社群库", "No longer in the workspace")
      }
      guard member.erasedDay == nil else { return Localized("已删除个人信息", "Erased") }
      return member.isStaff && !action.includesStaff ? Localized("同事", "Staff") : nil
    default:
      guard Collections.named(action.on)?.record(input.community, id) != nil else {
        return Localized("已不在社群库", "No longer in the workspace")
      }
      return nil
    }
  }

  /// Whether it changes qunzhu's own records or asks for a deed in WeCom.
  public var scope: BulkAction.Scope { action.scope }

  /// Rows left out, all reasons together.
  public var skippedCount: Int { skipped.reduce(0) { $0 + $1.ids.count } }

  /// Rows that will change: those planned less those taken out by hand.
  public var changeCount: Int { items.count - withdrawn.count }

  /// Whether the count must be typed: many rows, or a dangerous action.
  public var needsTypedCount: Bool {
    action.isDangerous || changeCount >= Plan.typedFrom
  }

  /// Whether a preview is shown first: more than one row, danger, or anything to say.
  public var needsPreview: Bool {
    items.count != 1 || needsTypedCount || skippedCount + unchanged.count > 0 || !warnings.isEmpty
  }

  /// Takes out again what was taken out of an earlier plan of the same action, and tells which rows
  /// are no longer planned as they were shown.
  public mutating func follow(_ shown: Plan) -> Set<Int64> {
    withdrawn = shown.withdrawn.intersection(items.map(\.id))
    let before = Dictionary(
      shown.items.map { ($0.id, $0.changes) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(items.map { ($0.id, $0.changes) }, uniquingKeysWith: { first, _ in first })
    var moved = Set(before.keys.filter { now[$0] == nil })
    for item in items where !item.isSameDeed(as: before[item.id]) { moved.insert(item.id) }
    return moved
  }

  /// Takes a row out of the plan, or puts it back.
  public mutating func toggle(_ id: Int64) {
    guard items.contains(where: { $0.id == id }) else { return }
    if withdrawn.remove(id) == nil { withdrawn.insert(id) }
  }

  /// Takes out every row that nobody has agreed to as it would be changed now: one that the agreed
  /// plan left alone, and one with a value that somebody else has set since.
  ///
  /// Returns what of the agreed rows was overtaken in this way.
  public mutating func restrict(
    to agreed: Plan, in community: Community, after colleagues: [ChangeGroup]
  ) -> Overtaken? {
    let standing = agreed.items.filter { !agreed.withdrawn.contains($0.id) }
    let rows = Set(standing.map(\.id))
    let expected = Set(standing.flatMap(\.changes).compactMap(\.expectation))
    let places = Set(expected.map(\.place))
    for item in items {
      let isOvertaken = item.changes.compactMap(\.expectation).contains {
        places.contains($0.place) && !expected.contains($0)
      }
      if !rows.contains(item.id) || isOvertaken { withdrawn.insert(item.id) }
    }
    let lost = standing.map { $0.changes.compactMap { $0.contested(in: community) } }
    return Overtaken(
      rows: lost.count { !$0.isEmpty }, lost.flatMap { $0 }, colleagues: colleagues)
  }

  /// The changes of the rows that stand, prelude first; none where no row changes.
  public var changes: [Change] {
    guard changeCount > 0 else { return [] }
    return prelude + items.filter { !withdrawn.contains($0.id) }.flatMap(\.changes)
  }

  /// The transaction of this plan.
  public func group(
    id: ID<ChangeGroup>, at: Instant, actor: Actor, overtaken: Overtaken? = nil
  ) -> ChangeGroup {
    ChangeGroup(
      id: id, at: at, actor: actor, action: action.id, label: label, count: changeCount,
      changes: changes, overtaken: overtaken)
  }
}

/// What a change that sets a value expects to find.
private struct Expectation: Hashable {
  struct Place: Hashable {
    let collection: String
    let id: Int64
    let field: String
  }

  let place: Place
  let value: FieldValue
}

extension Change {
  /// The value that is there and the one that was wanted, where somebody else has set a third.
  fileprivate func contested(in community: Community) -> Change? {
    guard case .set(let collection, let id, let field, let before, let after) = self,
      let now = Collections.named(collection)?.read(community, id, field), now != before,
      now != after
    else { return nil }
    return .set(collection, id, field: field, before: now, after: after)
  }

  fileprivate var expectation: Expectation? {
    guard case .set(let collection, let id, let field, let before, _) = self else { return nil }
    return Expectation(
      place: Expectation.Place(collection: collection, id: id, field: field), value: before)
  }
}

extension Plan.Item {
  /// Whether it does what was shown before: the same changes, ids that are minted anew aside.
  fileprivate func isSameDeed(as shown: [Change]?) -> Bool {
    guard let shown, shown.count == changes.count else { return false }
    return zip(shown, changes).allSatisfy { old, new in
      switch (old, new) {
      case (.insert(let left, let one), .insert(let right, let other)):
        left == right && one.fields == other.fields
      default: old == new
      }
    }
  }
}
