import Cells
import CommunityModel
import Testing
import Wording

@testable import Console

/// The walk through the console: it goes on by doing, and can be left.
@Suite struct TourTests {
  @Test func `each step is done by doing what it says`() throws {
    var console = Console.trial(try SessionShop.open(others: 10), moment: SessionShop.moment)
    console.press("2")
    console.startTour()
    let steps: [[String]] = [["j"], ["space"], [";"], ["/"], ["?"]]
    for (place, keys) in steps.enumerated() {
      #expect(console.tour?.place == place)
      let screen = console.frame().rows.joined(separator: "\n")
      #expect(screen.contains("导览 \(place + 1)/\(Tour.steps.count)"), "\(screen)")
      for key in keys { console.press(key) }
      if place > 1 { console.press("esc") }
      if place + 1 < steps.count { #expect(console.tour != nil, "Esc only closed what was open") }
    }
    #expect(console.tour == nil)
  }

  @Test func `Esc leaves the tour and F9 walks it without doing anything`() throws {
    var console = Console.trial(try SessionShop.open(others: 10), moment: SessionShop.moment)
    console.press("g", "?")
    #expect(console.tour != nil)
    console.press("esc")
    #expect(console.tour == nil)
    for _ in 0...Tour.steps.count { console.press("f9") }
    #expect(console.tour == nil)
  }

  @Test func `the tour names the keys as they are now`() throws {
    var console = Console.trial(try SessionShop.open(others: 10), moment: SessionShop.moment)
    console.setup.bindings = KeyBindings.checked([(id: "moveDown", keys: ["f11"])]).bindings
    console.startTour()
    #expect(console.frame().rows.joined(separator: "\n").contains("F11"))
  }
}
