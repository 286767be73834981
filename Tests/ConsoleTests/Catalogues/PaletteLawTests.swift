import Cells
import CommunityActions
import CommunityModel
import Panes
import Testing
import Widgets
import Wording

@testable import Console

/// What holds for menus, palette and help: everything is in them, and can be found by its names.
@Suite struct PaletteLawTests {
  private static let crowd = Crowd.even(20)

  private static func chosen(_ console: Console) -> PickItem? {
    guard case .picking(let picking) = console.mode else { return nil }
    return picking.list.chosen
  }

  @Test(arguments: PaneCatalog.all)
  func `palette and help hold every verb, pane and command`(pane: PaneDefinition) {
    for key in [":", "?"] {
      var console = Console.trial(Self.crowd)
      console.press(String(pane.key), key)
      guard case .picking(let picking) = console.mode else {
        Issue.record("\(key) opens nothing")
        continue
      }
      let ids = Set(picking.list.items.map(\.id))
      #expect(ids.isSuperset(of: ActionCatalog.on(pane.collection).map(\.id)))
      #expect(ids.isSuperset(of: CommandCatalog.all.map(\.command.rawValue)))
      #expect(ids.isSuperset(of: PaneCatalog.all.map { "pane.\($0.id)" }))
    }
  }

  @Test(arguments: ActionCatalog.all)
  func `a verb is found by Chinese, English and id`(action: BulkAction) throws {
    // A collection without a pane yet has its verbs on the command line only.
    guard let pane = PaneCatalog.all.first(where: { $0.collection == action.on }) else { return }
    for typed in [action.title.zh, action.title.en, action.id] {
      var console = Console.trial(Self.crowd)
      console.press(String(pane.key), ":")
      for character in typed { _ = console.update(.key(KeyChord(character))) }
      #expect(Self.chosen(console)?.id == action.id, "typed \(typed)")
    }
  }

  @Test(arguments: PaneCatalog.all)
  func `the menu lists the verbs of the pane, and its digits choose them`(pane: PaneDefinition) {
    let verbs = ActionCatalog.on(pane.collection)
    for (place, action) in verbs.prefix(9).enumerated() {
      var console = Console.trial(Self.crowd)
      console.press(String(pane.key))
      // The list: a page of a calendar may be empty, and then nothing is acted on.
      while console.picture != nil { console.press("=") }
      // What the pane proposes for the row comes before its verbs.
      let cursor = console.state.list.cursor
      let digit = place + 1 + (cursor.map { pane.advice(console.input, $0).count } ?? 0)
      guard digit <= 9 else { continue }
      console.press(";", "\(digit)")
      if action.arguments.isEmpty || console.state.listing.ids.isEmpty { continue }
      guard case .asking(let asking) = console.mode else {
        Issue.record("\(place + 1) does not begin \(action.id)")
        continue
      }
      #expect(asking.action.id == action.id)
    }
  }

  @Test(arguments: ActionCatalog.all)
  func `read-only refuses every verb with the reason, by key, menu and palette`(
    action: BulkAction
  ) throws {
    // A collection without a pane yet has its verbs on the command line only.
    guard let pane = PaneCatalog.all.first(where: { $0.collection == action.on }) else { return }
    let reason = Localized("只能看", "look only")
    let verbs = ActionCatalog.on(action.on)
    let digit = try #require(verbs.firstIndex { $0.id == action.id }) + 1
    var ways: [[String]] = [[":"] + action.id.map(String.init) + ["enter"]]
    if let key = action.key { ways.append([key]) }
    if digit <= 9 { ways.append([";", "\(digit)"]) }
    for keys in ways {
      var console = Console.trial(Self.crowd, capability: .readOnly(reason))
      let before = console.community
      console.press(String(pane.key))
      var effects: [Effect] = []
      for key in keys { effects += console.press(key) }
      #expect(effects == [])
      let isUntouched = console.community == before
      #expect(isUntouched)
      guard case .browsing = console.mode else {
        Issue.record("\(keys) went on in a read-only console")
        continue
      }
      #expect(console.notice?.words == reason, "\(keys) refuses without the reason")
    }
  }
}
