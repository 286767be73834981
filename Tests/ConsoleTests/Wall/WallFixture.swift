import Cells
import CommunityModel
import Console
import DemoWorkspace
import Wording

/// Walls that tests look at.
enum WallFixture {
  static let now = Instant("2026-11-24T10:26:00+08:00") ?? Instant(seconds: 0)
  static let moment = Moment(now: now)
  static let demo = DemoWorkspace.make(members: 1500, moment: moment)

  static let small = DemoWorkspace.make(members: 60, moment: moment)

  /// A screen no page is too large for, and those that walls really have.
  static let sizes = [
    Size(width: 40, height: 10), Size(width: 40, height: 24), Size(width: 41, height: 11),
    Size(width: 60, height: 15), Size(width: 79, height: 18), Size(width: 80, height: 24),
    Size(width: 100, height: 17), Size(width: 120, height: 36), Size(width: 160, height: 48),
    Size(width: 200, height: 60), Size(width: 300, height: 80),
  ]

  static func wall(
    _ community: Community = demo, language: Language = .chinese,
    size: Size = Size(width: 80, height: 24), options: Wall.Options = Wall.Options(),
    importedAt: Instant? = now
  ) -> Wall {
    Wall(
      community: community, moment: moment, importedAt: importedAt, language: language,
      themes: ["mo", "zhi"], size: size, options: options)
  }

  static func key(_ text: String) -> WallIntent {
    .key(KeyChord(text) ?? KeyChord(.escape))
  }

  /// A wall after time went on for so long.
  static func later(_ wall: Wall, seconds: Int64) -> Wall {
    var wall = wall
    _ = wall.update(.tick(now.adding(seconds: seconds), elapsed: seconds * 1000))
    return wall
  }

  /// A wall with another page in front: the last ones have no digit.
  static func turned(_ wall: Wall, to page: Int) -> Wall {
    var wall = wall
    for _ in WallPages.all.indices where wall.page != page { _ = wall.update(key("tab")) }
    return wall
  }

  /// All that a wall says of a page, in every shape but JSON, which is made of the same sheet.
  static func words(_ wall: Wall, page: Int) -> String {
    let wall = turned(wall, to: page)
    return (wall.frame().rows + wall.reading(page: page)).joined(separator: "\n")
  }
}
