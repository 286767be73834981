import Cells
import CommunityModel
import Console
import TestKit
import Testing

/// The administrator's word on walls: it narrows whatever was asked for and never widens it.
@Suite struct WallDemandsTests {
  private func wall(_ demands: WallDemands, _ asked: Wall.Options) -> Wall.Options? {
    if case .allowed(let wall) = demands.applied(to: asked) { return wall }
    return nil
  }

  @Test func `no flag loosens what is demanded, and no demand loosens a flag`() throws {
    for isDemanded in [false, true] {
      for isAsked in [false, true] {
        for least in [nil, 4, 30, 500] {
          for seconds in [5, 20, 120] {
            var (demands, asked) = (WallDemands(), Wall.Options())
            (demands.isKiosk, demands.leastSeconds) = (isDemanded, least)
            (asked.isKiosk, asked.rotateSeconds) = (isAsked, seconds)
            let found = try #require(wall(demands, asked))
            #expect(found.isKiosk == (isDemanded || isAsked))
            #expect(found.rotateSeconds == max(seconds, min(least ?? 0, 120)))
            #expect(found.turning == asked.turning && found.allowed == nil)
          }
        }
      }
    }
  }

  @Test func `pages are narrowed to those allowed, in the order of the wall`() throws {
    var demands = WallDemands()
    demands.pages = ["groups", "alerts", "nonsense", "groups"]
    let usual = try #require(wall(demands, Wall.Options()))
    #expect(usual.allowed == [2, 5] && usual.turning == [2] && usual.page == 2)
    demands.pages = ["alerts", "tiers"]
    let others = try #require(wall(demands, Wall.Options()))
    #expect(others.turning == [3, 5] && others.page == 3)
    var asked = Wall.Options()
    asked.page = 5
    #expect(wall(demands, asked)?.page == 5)
    asked.page = 2
    #expect(wall(demands, asked) == nil, "a page that is not allowed is refused, not replaced")
    demands.pages = ["nonsense"]
    if case .senseless = demands.applied(to: Wall.Options()) {} else { Issue.record("allowed") }
  }

  @Test func `under demands no key and no passing of time shows another page`() throws {
    var demands = WallDemands()
    demands.pages = ["goals", "week"]
    demands.isKiosk = true
    let options = try #require(wall(demands, Wall.Options()))
    var shown = WallFixture.wall(WallFixture.small, options: options)
    var dice = SeededRandom(seed: 9)
    let keys = [
      "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "tab", "backtab", "up", "q", "enter",
    ]
    for step in 1...200 {
      let key = dice.pick(keys)
      #expect(shown.update(WallFixture.key(key)) == [])
      let seconds = Int64(step) * 7
      _ = shown.update(
        .tick(WallFixture.now.adding(seconds: seconds % 50), elapsed: seconds * 1000))
      #expect([1, 4].contains(shown.page), "\(key)")
    }
  }
}
