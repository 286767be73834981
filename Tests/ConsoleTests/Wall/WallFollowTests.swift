import Cells
import CommunityModel
import Console
import Testing
import Wording

struct WallFollowTests {
  private func group(_ number: Int64, _ changes: [Change], action: String = "import") -> ChangeGroup
  {
    ChangeGroup(
      id: ID(raw: number), at: WallFixture.now,
      actor: Actor(name: "小周", machine: 1, process: 1), action: action,
      label: Localized("导入", "Import"), count: changes.count, changes: changes)
  }

  private func order(_ number: Int64, fen: Int64) -> Change {
    var order = Order(id: ID(raw: 9_000_000_000 + number))
    order.number = "S\(number)"
    order.channel = "youzan"
    order.paid = Money(fen: fen)
    order.paidAt = WallFixture.now.adding(seconds: -60)
    return .insert("orders", order.record)
  }

  /// Lets the targets follow the rows, at the same moment of the day.
  private func goalsFollow(_ wall: inout Wall) {
    #expect(wall.patience <= 10_000)
    #expect(wall.update(.tick(WallFixture.now, elapsed: 10_000)) == [])
  }

  @Test func `what others store is what a fresh wall would show`() throws {
    var wall = WallFixture.wall()
    let changes = (1...9).map { order($0, fen: 10_000) }
    #expect(wall.update(.received([group(1, changes)], importedAt: WallFixture.now)) == [])
    goalsFollow(&wall)
    var community = WallFixture.demo
    try community.apply(changes)
    let fresh = WallFixture.wall(community)
    for place in WallPages.all.indices {
      #expect(wall.sheet(place) == fresh.sheet(place))
    }
    let before = try #require(WallFixture.wall().sheet(0).tiles.first { $0.id == "ordersToday" })
    let after = try #require(wall.sheet(0).tiles.first { $0.id == "ordersToday" })
    guard case .count(let old) = before.figure, case .count(let new) = after.figure else {
      Issue.record("orders of today are counted")
      return
    }
    #expect(new == old + 9)
  }

  @Test func `whatever kind of row comes, every page is what a fresh wall would show`() throws {
    let today = WallFixture.moment.today
    let someone = try #require(WallFixture.small.members.first { !$0.isStaff }).id
    let somewhere = try #require(WallFixture.small.groups.first { _ in true }).id
    func raw(_ number: Int64) -> Int64 { 8_000_000_000 + number }
    var campaign = Campaign(id: ID(raw: raw(1)))
    (campaign.name, campaign.state) = ("返场", .running)
    (campaign.start, campaign.end) = (today - 1, today + 9)
    var part = Participation(id: ID(raw: raw(2)))
    (part.campaign, part.member, part.tookPartAt) = (campaign.id, someone, WallFixture.now)
    var post = ContentItem(id: ID(raw: raw(3)))
    (post.title, post.groups) = ("加场预告", [somewhere])
    post.scheduledAt = WallFixture.now.adding(seconds: 3600)
    var candidate = KocCandidate(id: ID(raw: raw(4)))
    (candidate.member, candidate.stage) = (someone, .active)
    var stay = Membership(id: ID(raw: raw(5)))
    (stay.member, stay.group) = (someone, somewhere)
    stay.joinedAt = WallFixture.now.adding(seconds: -90_000)
    stay.more["talk"] = .list([TalkDay(today - 1, 12).fieldValue])
    let changes: [Change] = [
      .insert("campaigns", campaign.record), .insert("participations", part.record),
      .insert("content", post.record), .insert("candidates", candidate.record),
      .insert("memberships", stay.record), order(77, fen: 5_000),
    ]
    var wall = WallFixture.wall(WallFixture.small)
    var community = WallFixture.small
    for (number, change) in changes.enumerated() {
      #expect(
        wall.update(.received([group(Int64(number), [change], action: "edit")], importedAt: nil))
          == [])
      try community.apply([change])
    }
    goalsFollow(&wall)
    let fresh = WallFixture.wall(community)
    for place in WallPages.all.indices {
      #expect(wall.sheet(place) == fresh.sheet(place), "\(WallPages.all[place].id)")
    }
  }

  @Test func `what does not fit asks for everything anew and changes nothing`() {
    var wall = WallFixture.wall()
    let before = wall.sheet(0)
    let stray = Change.set(
      "groups", 1, field: "name", before: .text("没有这个群"), after: .text("x"))
    #expect(wall.update(.received([group(1, [stray])], importedAt: nil)) == [.reload])
    #expect(wall.sheet(0) == before)
  }

  @Test func `midnight begins a new day without a new import`() {
    let wall = WallFixture.later(WallFixture.wall(), seconds: 86_400)
    #expect(wall.frame().rows[0].contains("11-25"))
    #expect(wall.sheet(0) != WallFixture.wall().sheet(0))
  }

  @Test func `a group that comes to need a hand badly brings its page in front`() throws {
    var wall = WallFixture.wall()
    let calm = try #require(
      WallFixture.demo.groups.first { $0.owner != nil && $0.status == .active })
    let change = Change.set(
      "groups", calm.id.raw, field: "owner", before: .ref(calm.owner?.raw ?? 0), after: .none)
    #expect(wall.update(.received([group(2, [change], action: "edit")], importedAt: nil)) == [])
    #expect(wall.page == WallPages.place(of: "groups"))
    #expect(wall.frame().roleRows[0].contains("x"))
    #expect(wall.facts.importedAt == WallFixture.now)
  }

  @Test func `the data is as old as the newest import that nobody took back`() {
    func entry(_ number: Int64, _ action: String, at seconds: Int64, undoes: Int64? = nil)
      -> HistoryEntry
    {
      HistoryEntry(
        id: ID(raw: number), sequence: Int(number), at: Instant(seconds: seconds),
        actor: Actor(name: "小周", machine: 1, process: 1), action: action,
        label: Localized("", ""), count: 1, undoes: undoes.map { ID(raw: $0) })
    }
    let history = [
      entry(1, "import", at: 100), entry(2, "member.tag.add", at: 200),
      entry(3, "import", at: 300),
    ]
    #expect(ImportTime.newest(in: history) == Instant(seconds: 300))
    let undone = history + [entry(4, "undo", at: 400, undoes: 3)]
    #expect(ImportTime.newest(in: undone) == Instant(seconds: 100))
    let redone = undone + [entry(5, "redo", at: 500, undoes: 4)]
    #expect(ImportTime.newest(in: redone) == Instant(seconds: 300))
    #expect(ImportTime.newest(in: [HistoryEntry]()) == nil)
  }
}
