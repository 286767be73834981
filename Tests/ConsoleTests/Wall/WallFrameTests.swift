import Cells
import CommunityModel
import Console
import TestKit
import Testing
import Wording

struct WallFrameTests {
  @Test(arguments: WallFixture.sizes, Language.allCases)
  func `every page fills exactly its grid`(size: Size, language: Language) {
    for community in [Community(), WallFixture.demo] {
      let first = WallFixture.wall(community, language: language, size: size)
      for place in WallPages.all.indices {
        let grid = WallFixture.turned(first, to: place).frame()
        #expect(grid.size == size)
        let rows = grid.rows
        #expect(rows.allSatisfy { TextFit.width(of: $0) == size.width })
        #expect(rows[0].contains(WallPages.all[place].title[language]))
        let among = place < WallPages.turning ? WallPages.turning : WallPages.all.count
        #expect(rows[0].contains("\(place + 1)/\(among)"))
        #expect(rows.last?.allSatisfy(\.isWhitespace) == false)
      }
    }
  }

  @Test func `any size at all is drawn, and one that is too small says what it needs`() {
    var wall = WallFixture.wall(WallFixture.small)
    for width in stride(from: 1, through: 130, by: 8) {
      for height in stride(from: 1, through: 60, by: 7) {
        _ = wall.update(.resize(Size(width: width, height: height)))
        let grid = wall.frame()
        #expect(grid.size == Size(width: width, height: height))
        #expect(grid.rows.contains { !$0.allSatisfy(\.isWhitespace) })
      }
    }
    _ = wall.update(.resize(Size(width: 20, height: 5)))
    #expect(wall.frame().rows.joined().contains("40×10"))
  }

  @Test func `large figures are drawn whole and can be read back`() throws {
    let wall = WallFixture.wall()
    let rows = wall.frame().rows
    let tile = try #require(wall.sheet(0).tiles.first)
    #expect(rows.contains { $0.contains(tile.title.zh) })
    #expect(rows.count { $0.contains("█") } >= 5)
  }

  @Test func `a workspace without data says what is missing instead of nought`() {
    let wall = WallFixture.wall(Community(), importedAt: nil)
    let words = wall.reading(page: 0).joined(separator: "\n")
    #expect(words.contains("无数据 · 缺 群成员名单"))
    #expect(words.contains("无数据 · 缺 订单表"))
    #expect(words.contains("还没导入数据"))
    #expect(!words.contains("今日订单: 0"))
  }

  @Test func `a quiet day is nought only where an import of today says so`() throws {
    var community = Community()
    var paid = Order(id: ID(raw: 7))
    paid.paid = Money(fen: 100)
    paid.paidAt = WallFixture.now.adding(seconds: -3 * 86_400)
    try community.apply([.insert("orders", paid.record)])
    let old = WallFixture.wall(
      community, importedAt: WallFixture.now.adding(seconds: -2 * 86_400))
    let fresh = WallFixture.wall(community)
    #expect(old.reading(page: 0).contains { $0.contains("今日订单: 无数据 · 缺 今天的导入") })
    #expect(fresh.reading(page: 0).contains { $0.hasPrefix("今日订单: 0") })
  }

  @Test func `the age of the data is the last import's and is marked when it is old`() {
    let fresh = WallFixture.wall(importedAt: WallFixture.now.adding(seconds: -28 * 60))
    #expect(fresh.frame().rows[0].contains("数据 09:58 · 28 分钟前"))
    let old = WallFixture.wall(importedAt: WallFixture.now.adding(seconds: -2 * 86_400))
    #expect(old.frame().rows[0].contains("2 天前 ! 旧"))
  }

  @Test func `an unreadable journal is said plainly over the last frame`() {
    var wall = WallFixture.wall()
    let before = wall.frame().rows
    _ = wall.update(.readable(false))
    let during = wall.frame().rows
    #expect(during[1].contains("数据读不到 · 保留最后一帧"))
    #expect(during.dropFirst(2) == before.dropFirst(2))
    _ = wall.update(.readable(true))
    #expect(wall.frame().rows == before)
  }

  @Test func `linear words hold no control and no drawing`() {
    for language in Language.allCases {
      let wall = WallFixture.wall(language: language)
      for place in WallPages.all.indices {
        let words = wall.reading(page: place).joined(separator: "\n")
        #expect(!words.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
        #expect(!words.contains("█") && !words.contains("─"))
      }
    }
  }

  @Test func `every figure of a page stands in its linear words`() {
    let wall = WallFixture.wall()
    for place in WallPages.all.indices {
      let words = wall.reading(page: place).joined(separator: "\n")
      let sheet = wall.sheet(place)
      #expect(!sheet.tiles.isEmpty)
      for tile in sheet.tiles {
        #expect(words.contains("\(tile.title.zh): \(tile.figure.text(.chinese))"))
      }
      for case .table(let table) in sheet.blocks.map(\.body) {
        for row in table.rows {
          for (column, figure) in zip(table.columns, row.figures) {
            #expect(words.contains("\(column.title.zh) \(figure.text(.chinese))"))
          }
        }
      }
    }
  }

  @Test func `hostile names of workspace and groups neither break a line nor reach the terminal`() {
    var community = WallFixture.demo
    for text in HostileText.classics {
      let name = String(text.prefix(40))
      for (id, before) in community.groups.map({ ($0.id.raw, $0.name) }) where before != name {
        let change = Change.set(
          "groups", id, field: "name", before: .text(before), after: .text(name))
        try? community.apply([change])
      }
      let wall = WallFixture.wall(community, size: Size(width: 60, height: 20))
      let words = WallFixture.words(wall, page: 1)
      #expect(!words.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }
}
