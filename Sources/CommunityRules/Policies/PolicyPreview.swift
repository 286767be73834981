public import CommunityModel
public import CommunityQuery
public import Wording

/// What a policy would do to the members there are, before anybody saves it.
public struct PolicyPreview: Hashable, Sendable {
  /// How many would move from where to where.
  public struct Move: Hashable, Sendable {
    /// Within what.
    public let standing: StandingKind
    /// What they are in.
    public let from: Localized
    /// What they would be in.
    public let to: Localized
    /// How many.
    public let count: Int

    /// The move as a sentence.
    public var words: Localized {
      let number = NumberText.grouped(count)
      return Localized(
        "\(number) 人从「\(from.zh)」到「\(to.zh)」", "\(number) would move from \(from.en) to \(to.en)")
    }
  }

  /// One person who would move at once.
  public struct Mover: Hashable, Sendable {
    /// Who.
    public let member: ID<Member>
    /// Within what.
    public let standing: StandingKind
    /// The key of where the person is.
    public let from: String
    /// The key of where the person would be.
    public let to: String
  }

  /// The moves, most people first.
  public let moves: [Move]
  /// Who would move, by member.
  public let movers: [Mover]
  /// Everything it would do, as sentences; one that says so where it would do nothing.
  public let sentences: [Localized]

  /// Tries a draft that reads well on the scene's members.
  public init(_ draft: PolicyDraft, scene: QueryScene, policies: Policies) {
    let tried = policies.trying(draft)
    var movers: [Mover] = []
    var moves: [Move] = []
    var sentences: [Localized] = []
    switch draft.kind {
    case .tiers, .rhythm, .levels:
      movers = Self.movers(scene, policies.figures, tried.figures)
      moves = Self.moves(movers, policies.figures, tried.figures)
      sentences = moves.map(\.words)
    case .tags:
      var mint = scene.community.mint
      let run = TagRun(scene, policies: tried, mint: &mint)
      sentences = run.outcomes.map(Self.words)
    case .points:
      var mint = scene.community.mint
      let run = PointsRun(
        scene.community, moment: scene.figures.moment, policy: tried.points, by: "", mint: &mint)
      if !run.entries.isEmpty {
        sentences = [
          Localized(
            "下次每日运行记 \(NumberText.grouped(run.entries.count)) 笔：加 \(NumberText.grouped(run.earned)) 分，收回 \(NumberText.grouped(run.revoked))，过期 \(NumberText.grouped(run.expired))",
            "The next run writes \(NumberText.grouped(run.entries.count)) entries: \(NumberText.grouped(run.earned)) earned, \(NumberText.grouped(run.revoked)) taken back, \(NumberText.grouped(run.expired)) expired"
          )
        ]
      }
    case .contact:
      let (before, after) = (Self.due(scene, policies), Self.due(scene, tried))
      if before != after {
        sentences = [
          Localized(
            "该联系 \(NumberText.grouped(before)) 人 → \(NumberText.grouped(after)) 人",
            "\(NumberText.grouped(before)) due for contact → \(NumberText.grouped(after))")
        ]
      }
    }
    if sentences.isEmpty { sentences = [Localized("没有人会动", "Nobody would move")] }
    self.movers = movers
    self.moves = moves
    self.sentences = sentences
  }

  private struct Pair: Hashable {
    let standing: StandingKind
    let from: String
    let to: String
  }

  private static func movers(
    _ scene: QueryScene, _ old: FiguresPolicy, _ new: FiguresPolicy
  ) -> [Mover] {
    let after = Figures.computed(
      from: scene.community, moment: scene.figures.moment, policy: new)
    var movers: [Mover] = []
    for member in scene.community.members where !member.isStaff {
      let (now, then) = (scene.figures[member.id], after[member.id])
      func note(_ standing: StandingKind, _ from: String, _ to: String) {
        guard from != to else { return }
        movers.append(Mover(member: member.id, standing: standing, from: from, to: to))
      }
      note(.tier, now.tier, then.tier)
      note(.stage, now.stage.rawValue, then.stage.rawValue)
      note(.level, key(now.level, old.levels), key(then.level, new.levels))
    }
    return movers
  }

  private static func moves(
    _ movers: [Mover], _ old: FiguresPolicy, _ new: FiguresPolicy
  ) -> [Move] {
    var counts: [Pair: Int] = [:]
    for mover in movers {
      counts[Pair(standing: mover.standing, from: mover.from, to: mover.to), default: 0] += 1
    }
    let order: [StandingKind] = [.tier, .stage, .level]
    return counts.map { pair, count in
      Move(
        standing: pair.standing, from: title(pair.from, pair.standing, old),
        to: title(pair.to, pair.standing, new), count: count)
    }.sorted { left, right in
      let places = (
        order.firstIndex(of: left.standing) ?? 0, order.firstIndex(of: right.standing) ?? 0
      )
      return (places.0, -left.count, left.from.zh, left.to.zh)
        < (places.1, -right.count, right.from.zh, right.to.zh)
    }
  }

  private static func key(_ place: UInt8, _ policy: LevelPolicy) -> String {
    policy.levels.indices.contains(Int(place)) ? policy.levels[Int(place)].key : ""
  }

  private static func title(
    _ key: String, _ standing: StandingKind, _ policy: FiguresPolicy
  ) -> Localized {
    switch standing {
    case .tier: policy.tiers.named(key)?.title ?? Localized(verbatim: key)
    case .stage: Stage(rawValue: key)?.title ?? Localized(verbatim: key)
    case .level:
      policy.levels.levels.first { $0.key == key }?.title ?? Localized(verbatim: key)
    }
  }

  private static func words(_ outcome: TagRun.Outcome) -> Localized {
    if let problem = outcome.problem { return problem }
    let held =
      outcome.held > 0
      ? Localized("，\(outcome.held) 人留着同组的", ", \(outcome.held) keep another of the group")
      : Localized("", "")
    return Localized(
      "「\(outcome.rule.tag)」符合 \(NumberText.grouped(outcome.matched)) 人：打上 \(outcome.added)，取下 \(outcome.removed)",
      "“\(outcome.rule.tag)” holds for \(NumberText.grouped(outcome.matched)): \(outcome.added) get it, \(outcome.removed) lose it"
    ) + held
  }

  private static func due(_ scene: QueryScene, _ policies: Policies) -> Int {
    scene.community.members.count { member in
      guard !member.isStaff else { return false }
      let over = ContactDue.daysOver(
        member, scene.figures[member.id], moment: scene.figures.moment, policies: policies)
      return over.map { $0 > 0 } ?? false
    }
  }
}
