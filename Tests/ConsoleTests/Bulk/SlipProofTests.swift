import Cells
import CommunityActions
import CommunityModel
import DemoWorkspace
import TestKit
import Testing
import Wording

@testable import Console

/// Nothing that is typed ahead, pasted, pressed twice or confirmed by Enter alone changes anything.
@Suite struct SlipProofTests {
  private static let shop = DemoWorkspace.make(members: 300, seed: 3, moment: Crowd.moment)

  private static func appended(_ effects: [Effect]) -> Bool {
    effects.contains { if case .append = $0 { true } else { false } }
  }

  @Test func `a paste of ten kilobytes changes nothing in any mode`() throws {
    var random = SeededRandom(seed: 1)
    let letters = Array("tyqdDEPX@;:u.n*V 1\n是")
    let text = String((0..<10_240).map { _ in random.pick(letters) })
    let ways: [[String]] = [
      [], ["space"], ["/"], ["*"], ["'"], [":"], [";"], ["t"], ["U"], ["m"], ["w"], ["\""],
      ["space", "space", "t", "囤", "enter"], ["z", "r"],
    ]
    for keys in ways {
      var console = Console.trial(Self.shop)
      console.press("2")
      for key in keys { console.press(key) }
      let before = console.community
      let effects = console.update(.paste(text))
      #expect(!Self.appended(effects), "after \(keys)")
      let isUntouched = console.community == before
      #expect(isUntouched, "after \(keys)")
      FrameLaw.hold(console.frame(), "pasted after \(keys)")
    }
  }

  @Test func `Enter alone confirms no plan, however often it is pressed`() {
    var console = Console.trial(Self.shop)
    console.press("2", "space", "space", "t", "新", "enter")
    for _ in 0..<20 {
      let effects = console.press("enter")
      #expect(!Self.appended(effects))
    }
    guard case .previewing = console.mode else {
      Issue.record("the preview is gone")
      return
    }
  }

  @Test(arguments: ActionCatalog.on("members").filter { $0.key != nil })
  func `pressing the key of an action twice confirms nothing`(action: BulkAction) throws {
    let key = try #require(action.key)
    var console = Console.trial(Self.shop)
    console.press("2", "V")
    let before = console.community
    for _ in 0..<6 {
      let effects = console.press(key)
      #expect(!Self.appended(effects), "\(action.id)")
    }
    let isUntouched = console.community == before
    #expect(isUntouched)
  }

  @Test func `two hundred and more want the count: y, a wrong count and Enter do nothing`() {
    var console = Console.trial(Self.shop)
    console.press("2", "V", "t", "新", "enter")
    guard case .previewing(let previewing) = console.mode else {
      Issue.record("no preview")
      return
    }
    let count = previewing.plan.changeCount
    #expect(count >= 200)
    for keys in [["y"], ["是"], ["enter"], ["1", "enter", "backspace"], ["y", "enter"]] {
      for key in keys {
        let effects = console.press(key)
        #expect(!Self.appended(effects))
      }
      console.press("C-u")
    }
    for digit in "\(count)" { console.press(String(digit)) }
    let effects = console.press("enter")
    #expect(Self.appended(effects))
  }

  @Test func `what is typed before a plan is on the screen is thrown away`() {
    var console = Console.trial(Self.shop)
    console.press("2", "space", "space", "t", "新")
    let effects = console.press("enter")
    #expect(effects.contains(.discardInput))
  }
}
