import Cells
import CommunityModel
import Console
import Testing
import Wording

struct WallPrivacyTests {
  /// Names long enough not to be found by chance in words of the house, and not names of groups.
  private var names: Set<String> {
    let community = WallFixture.demo
    let houses = houses
    let known =
      community.members.map(\.name) + community.members.compactMap { $0.more["realName"].text }
    return Set(known.filter { $0.count >= 3 && !houses.contains($0) })
  }

  /// Names that stand on the wall by right: those of the shop and of its groups.
  private var houses: String {
    WallFixture.demo.groups.map(\.name).joined() + WallFixture.demo.workspace.name
  }

  /// Every stretch of a text that is as long as one of the lengths.
  private func stretches(_ text: String, _ lengths: Set<Int>) -> Set<String> {
    let characters = Array(text)
    var found: Set<String> = []
    for length in lengths where length <= characters.count {
      for start in 0...characters.count - length {
        found.insert(String(characters[start..<start + length]))
      }
    }
    return found
  }

  @Test func `no name, phone, account or order number of anybody is on any page`() {
    let community = WallFixture.demo
    var secrets = names
    secrets.formUnion(community.members.map(\.phone).filter { $0.count >= 7 })
    secrets.formUnion(
      community.members.flatMap { $0.accounts.map(\.id) }.filter { $0.count >= 5 })
    secrets.formUnion(community.orders.map(\.number).filter { $0.count >= 6 })
    secrets.formUnion(
      community.operators.map(\.name).filter { $0.count >= 2 && !houses.contains($0) })
    let lengths = Set(secrets.map(\.count))
    #expect(secrets.count > 1000)
    for language in Language.allCases {
      let wall = WallFixture.wall(language: language, size: Size(width: 120, height: 40))
      for place in WallPages.all.indices {
        let words = WallFixture.words(wall, page: place)
        let found = secrets.intersection(stretches(words, lengths))
        #expect(found.isEmpty, "\(WallPages.all[place].id): \(found.sorted().prefix(3))")
      }
    }
  }

  @Test func `a count of fewer than five people is hidden, and its neighbours are rounded`() throws
  {
    // Three people who bought much, and a dozen who did not.
    var community = Community()
    var members: [Member] = []
    var orders: [Order] = []
    for number in 1...15 {
      var member = Member(id: ID(raw: Int64(number)))
      member.name = "成员\(number)"
      members.append(member)
      guard number <= 3 else { continue }
      var order = Order(id: ID(raw: Int64(number)))
      order.member = member.id
      order.number = "N\(number)"
      order.paid = Money(fen: 300_000)
      order.paidAt = WallFixture.now.adding(seconds: -86_400)
      orders.append(order)
    }
    try community.apply(
      members.map { .insert("members", $0.record) } + orders.map { .insert("orders", $0.record) })
    let wall = WallFixture.wall(community)
    let place = try #require(WallPages.place(of: "tiers"))
    let sheet = wall.sheet(place)
    let high = try #require(sheet.tiles.first { $0.id == "highValue" })
    #expect(high.figure == .under(5))
    let words = WallFixture.words(wall, page: place)
    #expect(words.contains("高价值: <5"))
    #expect(words.contains("普通 约10"))
    #expect(!words.contains("普通 12"))
    // What three orders made would tell what somebody spent.
    let week = try #require(WallPages.place(of: "week"))
    #expect(WallFixture.words(wall, page: week).contains("不足 5 单"))
    #expect(!WallFixture.words(wall, page: week).contains("9,000"))
  }

  @Test func `shown parts never give a hidden one back by subtraction`() {
    let wall = WallFixture.wall()
    for place in WallPages.all.indices {
      for case .table(let table) in wall.sheet(place).blocks.map(\.body) {
        for column in table.columns.indices where table.columns[column].id == "members" {
          let figures = table.rows.map { $0.figures[column] }
          let hidden = figures.contains { if case .under = $0 { true } else { false } }
          let total = table.rows.indices.reduce(0) { sum, row in
            if case .count(let number) = figures[row] { sum + number } else { sum }
          }
          #expect(!hidden || total < WallFixture.demo.members.count)
        }
      }
    }
  }
}
