import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Panes
import Testing
import Wording

/// The board of KOC candidates at any size.
@Suite struct KocPaneTests {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))

  static func input(
    _ community: Community, _ language: Language = .chinese, masked: Bool = false
  ) -> PaneInput {
    let figures = Figures.computed(from: community, moment: moment)
    return PaneInput(
      scene: QueryScene(community: community, figures: figures), language: language,
      isMasked: masked, needs: GroupNeeds(community, figures: figures))
  }

  static let full = input(DemoWorkspace.make(members: 9000, moment: moment))
  static let shops = [0, 300, 1300].map { DemoWorkspace.make(members: $0, moment: moment) }
  static let sizes = [
    Size(width: 20, height: 8), Size(width: 40, height: 12), Size(width: 64, height: 10),
    Size(width: 80, height: 24), Size(width: 81, height: 31), Size(width: 120, height: 36),
    Size(width: 200, height: 60), Size(width: 3, height: 2), Size(width: 1, height: 1),
  ]

  func ids(_ input: PaneInput) -> [Int64] {
    PaneDefinition.koc.sections(input, 0).flatMap(\.ids)
  }

  func place(_ ids: [Int64], _ cursor: Int64?, _ marks: Set<Int64> = []) -> PicturePlace {
    PicturePlace(ids: ids, cursor: cursor, marks: marks, page: 0)
  }

  @Test(arguments: sizes, Language.allCases)
  func `the board stays inside its rectangle, wherever the cursor is`(
    _ size: Size, _ language: Language
  ) throws {
    let picture = try #require(PaneDefinition.koc.pictures.first)
    for shop in Self.shops {
      let input = Self.input(shop, language, masked: true)
      let ids = ids(input)
      for cursor in [nil, ids.first, ids.last] + ids.prefix(4).map(Optional.some) {
        var grid = CellGrid(size: Size(width: size.width + 4, height: size.height + 2))
        grid.fill(grid.bounds, with: "#")
        let rect = Rect(x: 2, y: 1, width: size.width, height: size.height)
        grid.fill(rect)
        picture.draw(input, place(ids, cursor, Set(ids.prefix(2))), &grid, rect)
        for y in 0..<grid.size.height {
          for x in 0..<grid.size.width where !rect.contains(Point(x: x, y: y)) {
            #expect(grid[x, y].text == "#")
          }
        }
      }
    }
  }

  @Test func `the columns stand as they were drawn`() throws {
    let picture = try #require(PaneDefinition.koc.pictures.first)
    var grid = CellGrid(size: Size(width: 80, height: 15))
    let ids = ids(Self.full)
    let first = try #require(
      ids.first { PaneDefinition.koc.name(Self.full, $0) == "陈一诺" })
    picture.draw(Self.full, place(ids, first), &grid, grid.bounds)
    let rows = grid.rows
    #expect(
      rows[0]
        == " 发现 18      !1│初筛 9       !1│已邀 7       !2│试用 12      !3│合作 34      !2")
    #expect(
      rows[1] == "────────────────┼───────────────┼───────────────┼───────────────┼───────────────")
    #expect(rows[2].contains("│▸陈一诺     "))
    #expect(rows[3].contains("│!超期 3 天     │"))
    #expect(rows[14].contains("还有 12 位") && rows[14].contains("还有 28 位"))
  }

  @Test func `h and l change the column, j and k the card, and nothing leads off the board`() throws
  {
    let picture = try #require(PaneDefinition.koc.pictures.first)
    let ids = ids(Self.full)
    func stage(_ id: Int64?) -> KocStage? {
      id.flatMap { Self.full.community.candidates[raw: $0]?.stage }
    }
    func go(_ from: Int64?, _ direction: Direction) -> Int64? {
      picture.neighbour(Self.full, place(ids, from), direction)
    }
    var cursor = ids.first
    #expect(go(cursor, .left) == nil && go(cursor, .up) == nil)
    for expected in [KocStage.screened, .invited, .trial, .active] {
      cursor = go(cursor, .right)
      #expect(stage(cursor) == expected)
    }
    #expect(go(cursor, .right) == nil)
    var steps = 0
    while let next = go(cursor, .down) {
      #expect(go(next, .up) == cursor)
      cursor = next
      steps += 1
    }
    #expect(steps == 33)
    // From the last of thirty-four to the last of twelve.
    let trials = ids.filter { stage($0) == .trial }
    #expect(go(cursor, .left) == trials.last)
    #expect(go(ids.last, .down) == ids.first, "somebody off the board leads to its first card")
  }

  @Test func `names are masked where they must be`() throws {
    let masked = Self.input(Self.shops[2], masked: true)
    for id in ids(masked) {
      #expect(PaneDefinition.koc.name(masked, id).hasSuffix("*"))
      let shown = PaneDefinition.koc.brief(masked, id, 80).first?.text ?? ""
      let name =
        masked.community.candidates[raw: id].flatMap { masked.community.members[$0.member]?.name }
        ?? "?"
      #expect(!shown.contains("\(name) "))
    }
  }

  @Test(arguments: Language.allCases) func `brief, detail and the lines above keep their width`(
    _ language: Language
  ) {
    let input = Self.input(Self.full.community, language)
    for width in [20, 37, 80, 118] {
      for id in ids(input).enumerated().filter({ $0.offset % 6 == 0 }).map(\.element) {
        for line in PaneDefinition.koc.detail(input, id, width) { #expect(line.width <= width) }
        for line in PaneDefinition.koc.brief(input, id, width + 3) {
          #expect(line.width <= width + 3)
        }
      }
      #expect(PaneDefinition.koc.headline(input, 0, width).width <= width)
    }
    for width in [20, 40, 80, 120, 200] {
      let strip = PaneDefinition.koc.strip(input, 0, width)
      #expect(strip.count == 2 && strip.allSatisfy { $0.width <= width })
    }
  }
}
