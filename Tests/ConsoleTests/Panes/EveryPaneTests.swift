import Cells
import CommunityModel
import Panes
import Testing
import Wording

@testable import Console

/// What holds for every pane, whoever adds it: one line in the catalogue and these tests apply.
@Suite struct EveryPaneTests {
  static let sizes = [(20, 8), (40, 12), (80, 24), (120, 36), (200, 60)].map {
    Size(width: $0.0, height: $0.1)
  }

  @Test(arguments: PaneCatalog.all)
  func `titles and columns are named in both languages and fit`(pane: PaneDefinition) {
    #expect(!pane.title.zh.isEmpty && !pane.title.en.isEmpty)
    #expect(TextFit.width(of: pane.title.zh) <= 8)
    #expect(TextFit.width(of: pane.title.en) <= 12)
    #expect(!pane.columns.isEmpty)
    for (place, column) in pane.columns.enumerated() {
      // A column of bars needs no heading; one that has a heading has it in both languages.
      #expect(column.title.zh.isEmpty == column.title.en.isEmpty, "\(column.key)")
      // The last column takes what is left of the line.
      guard place + 1 < pane.columns.count else { continue }
      for language in [Language.chinese, .english] {
        #expect(
          TextFit.width(of: column.title[language]) <= column.width,
          "\(pane.id).\(column.key): \(column.title[language])")
      }
    }
    #expect(Set(pane.columns.map(\.key)).count == pane.columns.count)
    #expect(pane.columns[0].neededFrom == 0, "the first column names the row on every screen")
    #expect(Collections.named(pane.collection) != nil)
    for picture in pane.pictures {
      #expect(!picture.title.zh.isEmpty && !picture.title.en.isEmpty)
    }
  }

  @Test func `every pane has a key of its own`() {
    let keys = PaneCatalog.all.map(\.key)
    #expect(Set(keys).count == keys.count)
    // A pane that stands aside has a capital letter instead: there are only ten digits.
    #expect(
      PaneCatalog.all.allSatisfy {
        $0.key.isASCII && ($0.isAside ? $0.key.isUppercase : $0.key.isNumber)
      })
    #expect(Set(PaneCatalog.all.map(\.id)).count == keys.count)
    for pane in PaneCatalog.all { #expect(PaneCatalog.named(pane.id)?.id == pane.id) }
  }

  @Test func `the columns of a screen of 80 fit it`() {
    for pane in PaneCatalog.all {
      let shown = pane.columns.filter { $0.neededFrom <= 80 }
      let taken = shown.dropLast().reduce(Console.gutter) { $0 + $1.width + 1 }
      #expect(taken < 80 - 4, "\(pane.id) takes \(taken) cells before its last column")
    }
  }

  @Test(arguments: PaneCatalog.all, [0, 1, 300])
  func `draws at every size, in both languages, with any number of rows`(
    pane: PaneDefinition, count: Int
  ) {
    let crowd = Crowd.even(count)
    let input = Console.trial(crowd).input
    let shown = (0..<max(1, pane.tabs(input).count)).map { tab in
      pane.sections(input, tab).reduce(0) { $0 + $1.ids.count }
    }.reduce(0, +)
    #expect(count < 300 || shown >= 100, "the crowd has hardly any row for this pane")
    draw(pane, crowd, "\(count) rows")
  }

  @Test(arguments: PaneCatalog.all, [1, 300])
  func `draws names that break programs`(pane: PaneDefinition, count: Int) {
    draw(pane, Crowd.even(count, hostile: true), "\(count) hostile rows")
  }

  @Test(arguments: PaneCatalog.all)
  func `draws 50,000 rows`(pane: PaneDefinition) {
    var counts = Dictionary(uniqueKeysWithValues: Collections.all.map { ($0.info.key, 300) })
    counts[pane.collection] = 50_000
    var console = Console.trial(Crowd.make(counts))
    _ = console.press(String(pane.key))
    for size in Self.sizes {
      _ = console.update(.resize(size))
      _ = console.press("G")
      FrameLaw.hold(console.frame(), "\(pane.id) with 50,000 rows at \(size)")
    }
  }

  /// Goes through sizes, languages and views of one pane.
  private func draw(_ pane: PaneDefinition, _ community: Community, _ what: String) {
    for language in [Language.chinese, .english] {
      var console = Console.trial(community, language: language)
      _ = console.press(String(pane.key))
      for view in 0...pane.pictures.count {
        for size in Self.sizes {
          let place = "\(pane.id), view \(view), \(what), \(language), \(size)"
          _ = console.update(.resize(size))
          FrameLaw.hold(console.frame(), place)
          guard [40, 120].contains(size.width) else { continue }
          console.press("G", "space", "v", "k", "esc")
          FrameLaw.hold(console.frame(), place + " with marks")
          console.press("z", "o")
          FrameLaw.hold(console.frame(), place + " zoomed")
          console.press("J", "J", "z", "o", "z", "m")
          FrameLaw.hold(console.frame(), place + " masked")
          console.press("z", "m", "g", "g", "s", "S")
          FrameLaw.hold(console.frame(), place + " sorted")
          console.press("esc", "esc", "esc", "esc")
        }
        _ = console.run(.nextView)
      }
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `every menu, prompt and preview over it draws at every size`(pane: PaneDefinition) {
    let openings: [[String]] = [
      ["?"], [":"], [";"], ["/", "a", "(", "中"], ["*", "x", ":"], ["'", "z"], ["U"], ["g"], ["z"],
    ]
    for language in [Language.chinese, .english] {
      var console = Console.trial(Crowd.even(300, hostile: true), language: language)
      for size in Self.sizes {
        _ = console.update(.resize(size))
        for keys in openings {
          _ = console.press(String(pane.key))
          for key in keys { console.press(key) }
          FrameLaw.hold(console.frame(), "\(pane.id) \(keys) \(language) \(size)")
          console.press("esc", "esc", "esc", "esc")
        }
      }
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `pictures stay inside the part of the screen they are given`(pane: PaneDefinition) {
    let console = Console.trial(Crowd.even(300, hostile: true))
    let ids = pane.sections(console.input, 0).flatMap(\.ids)
    for picture in pane.pictures {
      for size in Self.sizes {
        for page in [-3, 0, 5] {
          var grid = CellGrid(size: Size(width: size.width + 8, height: size.height + 4))
          grid.fill(grid.bounds, with: "#")
          let rect = Rect(x: 4, y: 2, width: size.width, height: size.height)
          grid.fill(rect)
          let place = PicturePlace(
            ids: ids, cursor: ids.first, marks: Set(ids.prefix(3)), page: page)
          picture.draw(console.input, place, &grid, rect)
          let isClean = grid.bounds.rows.allSatisfy { y in
            grid.bounds.columns.allSatisfy { x in
              rect.contains(Point(x: x, y: y)) || grid[x, y].text == "#"
            }
          }
          #expect(isClean, "\(picture.title.en) draws beside its place at \(size)")
        }
      }
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `a key in a picture leads to a row of the list or nowhere`(pane: PaneDefinition) {
    let console = Console.trial(Crowd.even(300))
    let ids = pane.sections(console.input, 0).flatMap(\.ids)
    let known = Set(ids)
    for picture in pane.pictures {
      for cursor in [nil, ids.first, ids.last, ids.dropFirst(40).first] {
        let place = PicturePlace(ids: ids, cursor: cursor, marks: [], page: 0)
        for direction in [Direction.left, .right, .up, .down] {
          let next = picture.neighbour(console.input, place, direction)
          #expect(next.map(known.contains) ?? true)
        }
      }
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `rows stand in one section each, and are rows of the collection`(pane: PaneDefinition)
    throws
  {
    let community = Crowd.even(300)
    let console = Console.trial(community)
    let known = Set(try #require(Collections.named(pane.collection)).ids(community))
    for tab in 0..<max(1, pane.tabs(console.input).count) {
      let ids = pane.sections(console.input, tab).flatMap(\.ids)
      #expect(Set(ids).count == ids.count)
      #expect(known.isSuperset(of: ids))
    }
  }
}

extension PaneDefinition: CustomTestStringConvertible {
  /// The name in commands.
  public var testDescription: String { id }
}
