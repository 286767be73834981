import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Panes
import Testing
import Wording

/// The calendar and today fit every screen, in both languages, empty and full.
@Suite struct CalendarPictureTests {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))
  static let demo = DemoWorkspace.make(members: 1300, moment: moment)
  static let panes: [PaneDefinition] = [.calendar, .today]

  static func input(
    _ community: Community, _ language: Language = .chinese, page: Int = 0
  ) -> PaneInput {
    let figures = Figures.computed(from: community, moment: moment)
    let names = DayNames { day in
      let long = String(repeating: "十", count: Int(day.number) % 6 + 1)
      return DayNames.Label(
        full: Localized(long, "Thanksgiving"), short: Localized("十六", "10/16"),
        isFestival: day.weekday == 5)
    }
    return PaneInput(
      scene: QueryScene(community: community, figures: figures, dayNames: names),
      language: language, needs: GroupNeeds(community, figures: figures), page: page)
  }

  static func ids(_ pane: PaneDefinition, _ input: PaneInput) -> [Int64] {
    pane.sections(input, 0).flatMap(\.ids)
  }

  static let sizes = [
    Size(width: 20, height: 8), Size(width: 40, height: 9), Size(width: 80, height: 17),
    Size(width: 80, height: 31), Size(width: 120, height: 30), Size(width: 200, height: 60),
  ]

  /// A frame around the rectangle that nothing may touch.
  static func isFramed(_ grid: CellGrid, _ rect: Rect) -> Bool {
    for y in 0..<grid.size.height {
      for x in 0..<grid.size.width where !rect.contains(Point(x: x, y: y)) {
        if grid[x, y].text != "·" { return false }
      }
    }
    return true
  }

  @Test(arguments: Language.allCases, sizes)
  func `a picture stays within its rectangle`(_ language: Language, _ size: Size) {
    for community in [Community(), Self.demo] {
      for page in [-60, -2, 0, 1, 400] {
        let input = Self.input(community, language, page: page)
        let ids = Self.ids(.calendar, input)
        for picture in PaneDefinition.calendar.pictures {
          var grid = CellGrid(size: Size(width: size.width + 6, height: size.height + 4))
          grid.fill(grid.bounds, with: "·")
          let rect = Rect(x: 3, y: 2, width: size.width, height: size.height)
          grid.fill(rect)
          let place = PicturePlace(
            ids: ids, cursor: ids.last, marks: Set(ids.prefix(40)), page: page)
          picture.draw(input, place, &grid, rect)
          #expect(Self.isFramed(grid, rect), "\(picture.title.en) \(size) page \(page)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `words about a row fit the width they are given`(_ language: Language) {
    for pane in Self.panes {
      for community in [Community(), Self.demo] {
        let input = Self.input(community, language)
        for id in Self.ids(pane, input) {
          for line in pane.brief(input, id, 80) { #expect(line.width <= 79) }
        }
        #expect(pane.headline(input, 0, 80).width <= 79)
        #expect(!pane.empty(input).isEmpty)
      }
    }
  }

  @Test func `arrows reach every post of a week, and only those`() {
    let input = Self.input(Self.demo)
    let ids = Self.ids(.calendar, input)
    let week = Set(
      ContentPlan(Self.demo, weekOf: Self.moment.today, moment: Self.moment).items.map(\.id.raw))
    let picture = PaneDefinition.calendar.pictures[0]
    var reached: Set<Int64> = []
    var waiting = [picture.landing?(input, PicturePlace(ids: ids, cursor: nil, marks: [], page: 0))]
      .compactMap(\.self)
    while let id = waiting.popLast() {
      guard reached.insert(id).inserted else { continue }
      for direction in [Direction.left, .right, .up, .down] {
        let place = PicturePlace(ids: ids, cursor: id, marks: [], page: 0)
        if let next = picture.neighbour(input, place, direction) { waiting.append(next) }
      }
    }
    #expect(reached == week && week.count == 24)
  }

  @Test func `from outside of the page an arrow lands on it`() {
    let input = Self.input(Self.demo, page: -1)
    let ids = Self.ids(.calendar, input)
    for picture in PaneDefinition.calendar.pictures {
      let place = PicturePlace(ids: ids, cursor: ids.first, marks: [], page: -1)
      let landed = picture.landing?(input, place).flatMap {
        Self.demo.content[raw: $0]?.scheduledAt
      }
      let day = landed.map { Self.moment.zone.day(of: $0) }
      #expect(day == Self.moment.today.monday - 7)
    }
  }

  @Test func `the week shows what was drawn`() {
    let input = Self.input(Self.demo)
    let ids = Self.ids(.calendar, input)
    var grid = CellGrid(size: Size(width: 80, height: 17))
    PaneDefinition.calendar.pictures[0].draw(
      input, PicturePlace(ids: ids, cursor: ids.first, marks: [], page: 0), &grid, grid.bounds)
    let rows = grid.rows
    #expect(rows[0].contains("第48周  一 23     今天 24"))
    #expect(rows.contains { $0.contains("├─ 黑五 预热 ───────────────┤ ├─ 黑五 正式 ─") })
    #expect(rows.contains { $0.contains("12:00  ✓坚果怎挑▸◆面霜教程 ◆秋冬叠穿 ◆囤货清单 ●黑五开抢") })
    #expect(rows.contains { $0.contains(" 08:30  ✓早安话题 !早安话题 ○早安话题") })
  }

  @Test func `a row that needs a hand comes first`() {
    let input = Self.input(Self.demo)
    let sections = PaneDefinition.calendar.sections(input, 0)
    #expect(sections.first?.title?.zh == "要处理")
    let titles = sections.first?.ids.compactMap { Self.demo.content[raw: $0]?.title } ?? []
    #expect(titles.first == "面霜教程" && titles.contains("早安话题"))
    #expect(Set(sections.flatMap(\.ids)).count == Self.demo.content.count)
  }

  @Test func `columns fit what they show of the demo`() {
    for pane in Self.panes {
      let input = Self.input(Self.demo)
      for column in pane.columns {
        for id in Self.ids(pane, input) {
          let cell = column.cell(input, id).padded(
            to: column.width, alignment: column.alignment, ellipsis: "…")
          #expect(cell.width == column.width)
        }
      }
    }
  }
}
