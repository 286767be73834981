public import CommunityModel
public import CommunityQuery
public import Wording

/// What the rules of tags come to on a day: who gets and who loses a tag.
///
/// Tags that somebody put on by hand are never taken off, and of a group that holds one tag each nobody
/// gets a second.
public struct TagRun: Sendable {
  /// What one rule came to.
  public struct Outcome: Hashable, Sendable {
    /// The rule.
    public let rule: TagRule
    /// Members that it holds for.
    public fileprivate(set) var matched = 0
    /// Members who get the tag.
    public fileprivate(set) var added = 0
    /// Members who lose it.
    public fileprivate(set) var removed = 0
    /// Members who keep another tag of the same group instead.
    public fileprivate(set) var held = 0
    /// Why the rule cannot be asked; nil where it can.
    public fileprivate(set) var problem: Localized?
  }

  /// The rules, in their order.
  public private(set) var outcomes: [Outcome]
  /// Tags that ran out and are taken off.
  public private(set) var expired = 0
  /// The changes, new tags first.
  public private(set) var changes: [Change] = []
  /// What the run's record says of each rule.
  public private(set) var records: [TagRuleRun] = []

  /// Asks every rule; ids of new tags are taken from the mint.
  public init(_ scene: QueryScene, policies: Policies, mint: inout IDMint) {
    outcomes = policies.tags.rules.map { Outcome(rule: $0) }
    var tests: [((Member) -> Bool)?] = []
    var tags: [ID<Tag>] = []
    var categories: [ID<Tag>: String] = [:]
    for tag in scene.community.tags { categories[tag.id] = tag.category }
    let catalog = policies.figures.memberCatalog
    for (place, rule) in policies.tags.rules.enumerated() {
      let known = scene.community.tags.first { $0.name == rule.tag }
      let id = known?.id ?? mint.mint()
      tags.append(id)
      if let known, known.source == .wecom {
        outcomes[place].problem = Localized(
          "「\(rule.tag)」是企微标签，要在企业微信里打", "“\(rule.tag)” is a WeCom tag: it is put on in WeCom")
      }
      switch catalog.compile(text: rule.query, scene: scene) {
      case .failure(let error):
        outcomes[place].problem = error.fullMessage
        tests.append(nil)
      case .success(let compiled):
        tests.append(outcomes[place].problem == nil ? { compiled.matches($0) } : nil)
      }
      guard known == nil, outcomes[place].problem == nil else { continue }
      var tag = Tag(id: id)
      (tag.name, tag.category, tag.source) = (rule.tag, rule.category, .rule)
      categories[id] = rule.category
      changes.append(.insert(Tag.collection.key, tag.record))
    }
    let exclusive = Set(policies.tags.exclusive)
    for chunk in 0..<scene.community.members.chunkCount {
      for member in scene.community.members.chunk(chunk) where !member.isStaff {
        judge(member, tests, tags, categories, exclusive, scene.today)
      }
    }
    for (place, outcome) in outcomes.enumerated() where outcome.problem == nil {
      records.append(
        TagRuleRun(
          tag: tags[place], matched: Int64(outcome.matched), added: Int64(outcome.added),
          removed: Int64(outcome.removed)))
    }
  }

  private mutating func judge(
    _ member: Member, _ tests: [((Member) -> Bool)?], _ tags: [ID<Tag>],
    _ categories: [ID<Tag>: String], _ exclusive: Set<String>, _ today: Day
  ) {
    var worn = member.tags.filter { assignment in
      // What ran out is taken off; it had stopped counting before.
      guard let until = assignment.until, until < today, assignment.source != .wecom else {
        return true
      }
      drop(assignment, member)
      expired += 1
      return false
    }
    let holds = tests.map { $0?(member) ?? false }
    // Tags whose rule no longer holds go first, so that another of their group can come.
    for (place, test) in tests.enumerated() where test != nil && !holds[place] {
      guard !outcomes[place].rule.stays,
        let own = worn.firstIndex(where: { $0.tag == tags[place] && $0.source == .rule })
      else { continue }
      drop(worn.remove(at: own), member)
      outcomes[place].removed += 1
    }
    for (place, test) in tests.enumerated() where test != nil && holds[place] {
      outcomes[place].matched += 1
      guard !worn.contains(where: { $0.tag == tags[place] }) else { continue }
      let category = categories[tags[place]] ?? ""
      if exclusive.contains(category),
        worn.contains(where: { categories[$0.tag] == category })
      {
        outcomes[place].held += 1
        continue
      }
      let assignment = TagAssignment(tag: tags[place], source: .rule, on: today)
      worn.append(assignment)
      outcomes[place].added += 1
      changes.append(
        .add(
          Member.collection.key, member.id.raw, field: "tags", element: assignment.fieldValue))
    }
  }

  private mutating func drop(_ assignment: TagAssignment, _ member: Member) {
    changes.append(
      .drop(Member.collection.key, member.id.raw, field: "tags", element: assignment.fieldValue))
  }
}

/// How complete and how fresh tags are (domain.md F17); colleagues are not counted.
public struct TagReport: Hashable, Sendable {
  /// Members that count: those in a group now.
  public let members: Int
  /// Groups of tags that everybody should have.
  public let required: Int
  /// Of members × required groups, how many are filled.
  public let filled: Int
  /// Members who have a tag of every required group.
  public let whole: Int
  /// Tags with a rule.
  public let ruled: Int
  /// Of these, how many ran within a day.
  public let fresh: Int
  /// Hours since the oldest of them ran; nil where one never ran.
  public let oldestHours: Int64?

  /// Counts a community's tags at a moment.
  public init(_ community: Community, figures: Figures, policy: TagPolicy) {
    let (today, now) = (figures.moment.today, figures.moment.now)
    var category: [ID<Tag>: String] = [:]
    for tag in community.tags where policy.required.contains(tag.category) {
      category[tag.id] = tag.category
    }
    var (members, filled, whole) = (0, 0, 0)
    for member in community.members where !member.isStaff {
      guard figures[member.id].activeGroups > 0 else { continue }
      members += 1
      let own = Set(
        member.tags.filter { $0.until.map { $0 >= today } ?? true }.compactMap { category[$0.tag] })
      filled += own.count
      if own.count == policy.required.count { whole += 1 }
    }
    (self.members, self.filled, self.whole) = (members, filled, whole)
    required = policy.required.count
    ruled = policy.rules.count
    var newest: [String: Int64] = [:]
    for run in community.runs {
      guard let at = run.at else { continue }
      for record in run.tagRules {
        guard let name = community.tags[record.tag]?.name else { continue }
        newest[name] = max(newest[name] ?? .min, at.seconds)
      }
    }
    let ages = policy.rules.map { rule in newest[rule.tag].map { (now.seconds - $0) / 3600 } }
    fresh = ages.count { $0.map { $0 <= 24 } ?? false }
    oldestHours = ages.contains(nil) ? nil : ages.compactMap(\.self).max()
  }
}
