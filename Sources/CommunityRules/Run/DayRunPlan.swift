public import CommunityModel
public import CommunityQuery
import Wording

/// What the rules do once a day: tags, points, levels, the moves between tiers and stages, and the
/// day's recurring work. One transaction; a second run on the same day has nothing left to do.
public struct DayRunPlan: Sendable {
  /// What the tag rules came to.
  public let tags: TagRun
  /// What became of points.
  public let points: PointsRun
  /// Members whose level changed.
  public private(set) var levels = 0
  /// Members who moved between tiers.
  public private(set) var tiers = 0
  /// Members who moved between stages.
  public private(set) var stages = 0
  /// Tasks that were made.
  public private(set) var tasks = 0
  /// Everything together; empty where nothing is left to do today.
  public private(set) var changes: [Change] = []

  /// Plans the run of the scene's day.
  public init(_ scene: QueryScene, policies: Policies, by author: String) {
    let community = scene.community
    let moment = scene.figures.moment
    var mint = community.mint
    tags = TagRun(scene, policies: policies, mint: &mint)
    points = PointsRun(
      community, moment: moment, policy: policies.points, by: author, mint: &mint)
    changes += tags.changes
    changes += points.entries.map { .insert(PointsEntry.collection.key, $0.record) }
    let last = community.lastRun
    let isFirst = last == nil
    let hasRun = last?.day == moment.today
    reviewLevels(scene, policies, isFirst: isFirst, &mint)
    if !hasRun { noteMoves(scene, policies, since: last?.day ?? moment.today - 1, &mint) }
    makeTasks(scene, policies, &mint)
    guard !hasRun || !changes.isEmpty else { return }
    let counts = (moved: Int64(levels + tiers + stages), expired: points.expired, tasks: tasks)
    if hasRun, let row = last {
      changes.append(
        .set(
          DayRun.collection.key, row.id.raw, field: "at", before: row.at.fieldValue,
          after: .instant(moment.now)))
      return
    }
    var row = DayRun(id: mint.mint())
    (row.day, row.at, row.by) = (moment.today, moment.now, author)
    row.tagRules = tags.records
    (row.moved, row.expired, row.tasks) = (counts.moved, counts.expired, Int64(counts.tasks))
    changes.append(.insert(DayRun.collection.key, row.record))
  }

  private mutating func reviewLevels(
    _ scene: QueryScene, _ policies: Policies, isFirst: Bool, _ mint: inout IDMint
  ) {
    let today = scene.today
    for member in scene.community.members where !member.isStaff {
      guard member.more["levelLock"].isNone, member.more["shopLevel"].isNone else { continue }
      let growth = scene.figures[member.id].growth
      let known = LevelRecord(member)
      guard
        let review = LevelReview(known, growth: growth, today: today, policy: policies.levels)
      else { continue }
      changes.append(
        .set(
          Member.collection.key, member.id.raw, field: "level", before: member.more["level"],
          after: review.record.fieldValue))
      guard let from = review.from else { continue }
      levels += 1
      // The first run only writes down how things are.
      guard !isFirst else { continue }
      note(member.id, .level, from, review.record.key, today, review.cause, &mint)
    }
  }

  private mutating func noteMoves(
    _ scene: QueryScene, _ policies: Policies, since: Day, _ mint: inout IDMint
  ) {
    let (community, moment) = (scene.community, scene.figures.moment)
    guard since < moment.today else { return }
    let then = Figures.computed(
      from: community,
      moment: Moment(now: moment.zone.instant(since, second: 86_399), zone: moment.zone),
      policy: policies.figures)
    for member in community.members where !member.isStaff {
      let (now, before) = (scene.figures[member.id], then[member.id])
      guard before.joined != nil || now.joined == nil else { continue }
      let isByHand = !member.more["stageOverride"].isNone
      if now.tier != before.tier {
        tiers += 1
        note(member.id, .tier, before.tier, now.tier, moment.today, .rule, &mint)
      }
      if now.stage != before.stage {
        stages += 1
        note(
          member.id, .stage, before.stage.rawValue, now.stage.rawValue, moment.today,
          isByHand ? .manual : .rule, &mint)
      }
    }
  }

  private mutating func note(
    _ member: ID<Member>, _ kind: StandingKind, _ from: String, _ to: String, _ day: Day,
    _ cause: ShiftCause, _ mint: inout IDMint
  ) {
    var row = StandingShift(id: mint.mint())
    (row.member, row.standing, row.from, row.to) = (member, kind, from, to)
    (row.day, row.cause) = (day, cause)
    changes.append(.insert(StandingShift.collection.key, row.record))
  }

  /// The day's contacts, one task for each agent; who has no agent is told of on one of their own.
  private mutating func makeTasks(
    _ scene: QueryScene, _ policies: Policies, _ mint: inout IDMint
  ) {
    let (community, moment) = (scene.community, scene.figures.moment)
    var due: [ID<Operator>?: Int64] = [:]
    for member in community.members where !member.isStaff {
      let over = ContactDue.daysOver(
        member, scene.figures[member.id], moment: moment, policies: policies)
      if let over, over >= 0 { due[member.owner, default: 0] += 1 }
    }
    let end = moment.zone.instant(moment.today, second: 18 * 3600)
    let known = Set(
      community.tasks.filter { $0.kind == .followUp && $0.due == end && $0.title == Self.title }
        .map(\.assignee))
    for (agent, count) in due.sorted(by: { ($0.key?.raw ?? 0) < ($1.key?.raw ?? 0) })
    where !known.contains(agent) {
      var chore = Chore(id: mint.mint())
      (chore.title, chore.kind, chore.due) = (Self.title, .followUp, end)
      (chore.unit, chore.total, chore.assignee) = (.people, count, agent)
      changes.append(.insert(Chore.collection.key, chore.record))
      tasks += 1
    }
  }

  /// What the day's contacts are called.
  static let title = "联系到期成员"
}
