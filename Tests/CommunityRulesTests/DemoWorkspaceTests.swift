import CommunityModel
import CommunityRules
import DemoWorkspace
import Testing

/// The demo is a shop in working order, whatever its size and seed.
@Suite struct DemoWorkspaceTests {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))

  @Test func `the same seed and moment give the same rows`() {
    let one = DemoWorkspace.make(members: 600, seed: 7, moment: Self.moment)
    #expect(one == DemoWorkspace.make(members: 600, seed: 7, moment: Self.moment))
    #expect(one != DemoWorkspace.make(members: 600, seed: 8, moment: Self.moment))
  }

  @Test(arguments: [0, 1, 2, 3, 4, 17, 60, 299, 330, 1300, 2000])
  func `as many members as asked for are made, each with a name and one place a group`(
    _ count: Int
  ) {
    let made = DemoWorkspace.make(members: count, moment: Self.moment)
    #expect(made.members.count == count)
    #expect(made.members.allSatisfy { !$0.name.isEmpty && $0.name.count <= 40 })
    var seen: Set<[Int64]> = []
    for stay in made.memberships where stay.status == .active || stay.status == .pending {
      #expect(seen.insert([stay.group.raw, stay.member.raw]).inserted)
      #expect(made.members.contains(stay.member) && made.groups.contains(stay.group))
    }
    for group in made.groups {
      let active = made.memberships(in: group.id).filter { $0.status == .active }
      #expect(active.count <= Int(group.capacity))
    }
  }

  @Test func `the demo remembers the figures of past weeks, and so has trends and baselines`()
    throws
  {
    for members in [0, 17, 2000] {
      let made = DemoWorkspace.make(members: members, moment: Self.moment)
      let scene = MetricScene(made, figures: .computed(from: made, moment: Self.moment))
      #expect(made.snapshots.allSatisfy { ($0.day ?? Self.moment.today) < Self.moment.today })
      for value in made.snapshots.flatMap(\.values) {
        let metric = try #require(MetricCatalog.named(value.metric), "\(value.metric)")
        #expect(value.den > 0 && value.num >= 0)
        if metric.unit == .percent, !metric.isLift, value.metric != "member.growth.core" {
          #expect(value.num <= value.den, "\(value.metric)")
        }
      }
      guard members == 2000 else { continue }
      let standing = try #require(GoalBoard(scene)["wecom.addRate"])
      #expect(standing.trend.allSatisfy { $0 != nil } && standing.baseline != nil)
      #expect(standing.baseline.map { $0.day <= GoalPeriod(of: Self.moment.today).first } == true)
    }
  }

  @Test func `nothing of the demo happens after now, and nobody leaves before joining`() {
    let made = DemoWorkspace.make(members: 2000, moment: Self.moment)
    let now = Self.moment.now
    for stay in made.memberships {
      #expect((stay.joinedAt ?? now) <= now)
      if let left = stay.leftAt, let joined = stay.joinedAt {
        #expect(joined <= left && left <= now)
      }
    }
    #expect(made.orders.allSatisfy { ($0.paidAt ?? now) <= now })
    #expect(made.notes.allSatisfy { ($0.at ?? now) <= now })
  }

  @Test func `phones and accounts belong to one member each, but for one who is known twice`() {
    let made = DemoWorkspace.make(members: 3000, moment: Self.moment)
    let phones = made.members.map(\.phone).filter { !$0.isEmpty && !$0.contains("*") }
    #expect(Set(phones).count == phones.count - 1 && phones.count > 2000)
    let accounts = made.members.flatMap(\.accounts).map { "\($0.platform) \($0.id)" }
    #expect(Set(accounts).count == accounts.count)
    let numbers = made.orders.map(\.number)
    #expect(Set(numbers).count == numbers.count)
  }

  @Test func `the shop of 9,000 has its forty groups and their scenes`() throws {
    let made = DemoWorkspace.make(moment: Self.moment)
    #expect(made.groups.count == 40)
    let full = try #require(made.groups.first { $0.name == "零食囤货3群" })
    #expect(full.code == "SP-03")
    #expect(made.memberships(in: full.id).count { $0.status == .active } == 298)
    #expect(made.members.filter(\.isStaff).map(\.name) == ["小满", "小林", "小周"])
  }

  @Test func `every group has one owner, who is a colleague`() {
    let made = DemoWorkspace.make(members: 2000, moment: Self.moment)
    for group in made.groups {
      let owners = made.memberships(in: group.id).filter {
        $0.status == .active && $0.role == .owner
      }
      #expect(owners.count == 1)
      #expect(owners.allSatisfy { made.members[$0.member]?.isStaff == true })
    }
  }

  @Test func `every row can be written out and read back`() {
    let made = DemoWorkspace.make(members: 300, moment: Self.moment)
    #expect(made.members.allSatisfy { Member(record: $0.record) == $0 })
    #expect(made.groups.allSatisfy { Group(record: $0.record) == $0 })
    #expect(made.memberships.allSatisfy { Membership(record: $0.record) == $0 })
    #expect(made.orders.allSatisfy { Order(record: $0.record) == $0 })
  }
}
