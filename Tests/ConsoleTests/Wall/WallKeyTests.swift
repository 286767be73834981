import Cells
import CommunityModel
import Console
import Testing
import Wording

struct WallKeyTests {
  private static let named: [Key] = [
    .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down, .left, .right,
    .home, .end, .pageUp, .pageDown,
  ]

  /// Every key there is, alone and with what can be held.
  private static var chords: [KeyChord] {
    let characters = (0x20...0x7E).compactMap {
      Unicode.Scalar($0).map { Key.character(Character($0)) }
    }
    let keys = characters + named + (1...24).map(Key.function) + [.character("中"), .character("？")]
    return keys.flatMap { key in
      (0...7).map { KeyChord(key, KeyChord.Modifiers(rawValue: UInt8($0))) }
    }
  }

  @Test func `nothing that can happen ends a kiosk`() {
    var options = Wall.Options()
    options.isKiosk = true
    var wall = WallFixture.wall(WallFixture.small, options: options)
    for chord in Self.chords {
      for prefix in [nil, "z"] {
        if let prefix { #expect(wall.update(WallFixture.key(prefix)) == []) }
        #expect(wall.update(.key(chord)) == [], "\(chord)")
      }
    }
    let others: [WallIntent] = [
      .resize(Size(width: 0, height: 0)), .resize(Size(width: 20, height: 5)), .readable(false),
      .readable(true), .tick(WallFixture.now.adding(seconds: 90_000), elapsed: 90_000_000),
      .loaded(Community(), WallFixture.moment, importedAt: nil, isDamaged: true),
    ]
    for intent in others { #expect(!wall.update(intent).contains(.quit)) }
    _ = wall.update(.resize(Size(width: 80, height: 24)))
    #expect(wall.frame().rows[0].contains("/3"))
  }

  @Test func `q leaves a wall that is no kiosk`() {
    var wall = WallFixture.wall(WallFixture.small)
    #expect(wall.update(WallFixture.key("x")) == [])
    #expect(wall.update(WallFixture.key("q")) == [.quit])
  }

  @Test func `digits, Tab and PgUp turn the page and the rotation begins anew`() {
    var wall = WallFixture.wall(WallFixture.small)
    _ = wall.update(WallFixture.key("3"))
    #expect(wall.page == 2)
    for _ in 0..<3 { _ = wall.update(WallFixture.key("tab")) }
    #expect(wall.page == 5)
    for _ in 0..<6 { _ = wall.update(WallFixture.key("tab")) }
    #expect(wall.page == 0)
    _ = wall.update(WallFixture.key("pageup"))
    #expect(wall.page == WallPages.all.count - 1)
    _ = wall.update(WallFixture.key("9"))
    #expect(wall.page == 8)
  }

  @Test func `pages turn by themselves until the space bar holds them`() {
    let wall = WallFixture.wall(WallFixture.small)
    #expect(WallFixture.later(wall, seconds: 19).page == 0)
    #expect(WallFixture.later(wall, seconds: 20).page == 1)
    var aside = wall
    _ = aside.update(WallFixture.key("4"))
    #expect(aside.page == 3)
    #expect(aside.frame().rows[0].contains("4/11"))
    #expect(WallFixture.later(aside, seconds: 20).page == 0, "only three pages turn by themselves")
    #expect(wall.patience == 20_000)
    var held = wall
    _ = held.update(WallFixture.key("space"))
    #expect(WallFixture.later(held, seconds: 500).page == 0)
    #expect(held.frame().rows[0].contains("停"))
    _ = held.update(WallFixture.key("space"))
    #expect(WallFixture.later(held, seconds: 20).page == 1)
  }

  @Test func `a key without a meaning says so for three seconds`() {
    var wall = WallFixture.wall(WallFixture.small)
    _ = wall.update(WallFixture.key("d"))
    #expect(wall.frame().rows.last?.contains("这个键没有用") == true)
    #expect(WallFixture.later(wall, seconds: 3).frame().rows.last?.contains("这个键没有用") == false)
  }

  @Test func `language and theme change for the session`() {
    var wall = WallFixture.wall(WallFixture.small)
    for key in ["z", "l", "z", "t"] { _ = wall.update(WallFixture.key(key)) }
    #expect(wall.language == .english)
    #expect(wall.theme == "zhi")
    #expect(wall.frame().rows[0].contains("Today 1/3"))
  }

  @Test func `nothing is painted while nothing changes, but for the clock`() {
    var wall = WallFixture.wall(WallFixture.small)
    _ = wall.update(WallFixture.key("space"))
    wall.isStale = false
    for second in 1...33 {
      _ = wall.update(
        .tick(WallFixture.now.adding(seconds: Int64(second)), elapsed: Int64(second) * 1000))
      _ = wall.update(.readable(true))
      #expect(!wall.isStale)
    }
    let before = wall.frame().rows
    _ = wall.update(.tick(WallFixture.now.adding(seconds: 60), elapsed: 60_000))
    #expect(wall.isStale)
    #expect(wall.frame().rows.dropFirst() == before.dropFirst())
  }
}
