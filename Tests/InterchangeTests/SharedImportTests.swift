import CommunityModel
import Interchange
import Testing
import Wording

@Suite(.enabled(if: SharedData.isThere, "the shared data is not beside the checkout"))
struct SharedImportTests {
  @Test(arguments: [0, 1, 2, 3] as [UInt64])
  func `WeCom responses come in with the right counts in any order`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var desk = ImportDesk()
    let files = try SharedData.files(in: "wecom")
    let plan = try desk.take(seed == 0 ? files : files.shuffled(using: &dice))
    let community = desk.community
    #expect(community.groups.count == 6)
    #expect(community.memberships.count == 896)
    #expect(desk.active == 896)
    let people = community.members.filter { !$0.isStaff }
    #expect(people.count == 792)
    #expect(people.count { $0.account(on: ExternalID.wecom)?.addedAt != nil } == 409)
    #expect(community.members.count { $0.isStaff && $0.colleague != nil } == 4)
    #expect(Set(community.operators.map(\.name)) == ["张伟", "李娜", "王芳", "赵敏"])
    #expect(Set(community.tags.map(\.name)) == ["价格敏感", "家居", "护肤", "母婴", "零食", "高客单"])
    #expect(community.memberships.count { $0.inviter != nil } == 367)
    #expect(community.groups.allSatisfy { $0.owner != nil && !$0.name.isEmpty })
    #expect(plan.notes.isEmpty)
    #expect(plan.wrong == 0)
    let rows = plan.reports.reduce(into: [String: Int]()) { $0[$1.format, default: 0] += $1.rows }
    #expect(rows["wecomGroupChat"] == 896)
    #expect(rows["wecomContacts"] == 409)
    #expect(rows["wecomTags"] == 6)
    #expect(rows["wecomUsers"] == 4)
    #expect(rows["members"] == 792 - 409 + 4)

    let again = try desk.plan(files.shuffled(using: &dice))
    #expect(again.changes.isEmpty)
    #expect(again.touched == 0)
  }

  @Test func `every order of files gives the same rows`() throws {
    var dice = Dice(state: 11)
    let files = try SharedData.files(in: "wecom")
    let pictures = try (0..<3).map { _ in
      var desk = ImportDesk()
      try desk.take(files.shuffled(using: &dice))
      return picture(desk.community)
    }
    #expect(pictures[0] == pictures[1])
    #expect(pictures[1] == pictures[2])
  }

  @Test(arguments: [false, true])
  func `a day later some have left and others joined`(isOneBatch: Bool) throws {
    var dice = Dice(state: 5)
    var desk = ImportDesk()
    let first = try SharedData.files(in: "wecom")
    let second = try SharedData.files(in: "wecom-next-day")
    if isOneBatch {
      try desk.take((first + second).shuffled(using: &dice))
    } else {
      try desk.take(first)
      let before = desk.community
      let plan = try desk.take(second.shuffled(using: &dice))
      #expect(plan.reports.reduce(0) { $0 + $1.left } == 21)
      #expect(lists(plan).reduce(0) { $0 + $1.inserted } == 27)
      try undo(plan, in: desk.community, back: before)
    }
    #expect(desk.active == 902)
    #expect(desk.community.memberships.count == 923)
    for row in desk.community.memberships where row.status == .left {
      let span = row.more[Membership.left.key].record
      #expect(span?[0].instant != nil)
      #expect(span?[1] == .instant(desk.now))
    }
    #expect(try desk.plan(second).changes.isEmpty)

    let older = try desk.plan(first)
    #expect(older.changes.isEmpty)
    #expect(lists(older).allSatisfy { $0.skipped == $0.rows })
    #expect(older.notes.count == 6)
    let insisted = try desk.plan(first, ImportOptions(taken: desk.now))
    #expect(insisted.reports.reduce(0) { $0 + $1.left } == 27)
    #expect(lists(insisted).reduce(0) { $0 + $1.inserted } == 21)
  }

  @Test func `contacts without their tags named are asked for once`() throws {
    var desk = ImportDesk()
    let files = try SharedData.files(in: "wecom")
    let plan = try desk.take(files.filter { $0.name.hasPrefix("contacts") })
    #expect(desk.community.members.count == 409)
    #expect(plan.notes.count == 1)
    #expect(plan.notes.first?.zh.contains("6 个企微标签还没有名字") == true)
    #expect(desk.community.tags.allSatisfy { $0.name == $0.externalID })
    let named = try desk.take(files.filter { $0.name.hasPrefix("corp") })
    #expect(named.reports.map(\.updated) == [6])
    #expect(named.notes.isEmpty)
  }

  @Test func `seventy thousand orders come in with their buyers`() throws {
    var desk = ImportDesk()
    let file = try SharedData.file("cdnow-orders.csv")
    let options = ImportOptions(as: .orders, map: ["买家昵称": "buyerId"], createMembers: true)
    let plan = try desk.take([file], options)
    let report = try #require(plan.reports.first)
    #expect(report.format == "orders.youzan")
    #expect(report.encoding == .utf8Marked)
    #expect(report.rows == 69_659)
    #expect(report.inserted == 69_659)
    #expect(desk.community.members.count == 23_570)
    #expect(desk.community.orders.reduce(0) { $0 + $1.paid.fen } == 250_031_563)
    #expect(desk.community.orders.count(where: \.isEligible) == 69_579)
    #expect(plan.reports.map(\.format) == ["orders.youzan", "members"])
    #expect(plan.reports.last?.inserted == 23_570)
    #expect(plan.unmatched == 0)
    let again = try desk.plan([file], options)
    #expect(again.changes.isEmpty)
    #expect(again.reports.map(\.unchanged) == [69_659])
  }

  private func lists(_ plan: ImportPlan) -> [ImportReport] {
    plan.reports.filter { $0.format == "wecomGroupChat" }
  }

  private func undo(_ plan: ImportPlan, in after: Community, back before: Community) throws {
    var restored = after
    let group = ChangeGroup(
      id: ID(raw: 1), at: Instant(seconds: 0), actor: Actor(name: "t", machine: 7, process: 1),
      action: "import", label: .init(verbatim: "import"), count: 1, changes: plan.changes)
    let inverse = after.inverse(of: group)
    #expect(inverse.kept.isEmpty)
    try restored.apply(inverse.changes)
    #expect(restored == before)
  }

  /// The community without its ids: who is in which group, brought by whom, with which tags.
  private func picture(_ community: Community) -> [String] {
    let name = { (id: ID<Member>?) -> String in
      guard let id, let row = community.members[id] else { return "-" }
      return row.accounts.first { $0.platform == ExternalID.wecom }?.id ?? row.name
    }
    let memberships = community.memberships.map { row in
      "\(community.groups[row.group]?.chatID ?? "") \(name(row.member)) \(row.status) \(row.role) "
        + "\(row.nickname) \(name(row.inviter)) \(row.joinedAt?.seconds ?? 0)"
    }
    let members = community.members.map { row in
      let named = row.tags.compactMap { community.tags[$0.tag]?.name }
      let tags = named.sorted().joined(separator: ",")
      let owner = row.owner.flatMap { community.operators[$0]?.name } ?? ""
      return "\(name(row.id)) \(row.name) \(row.phone) \(owner) \(tags) \(row.more)"
    }
    return (memberships + members).sorted()
  }
}
