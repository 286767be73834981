import Cells
import CommunityModel
import TestKit
import Testing
import Wording

@testable import Console

/// Whatever is pressed in whatever order: frames stay whole, the journal makes the rows that are shown.
@Suite struct RandomKeysTests {
  private static let keys =
    "jjjkkGgsSvVIMzoltmrcduawE`\";:/?*'.,&=[]{}yYtT@iuUn0123456789AFR 是（），。；：！会员日囤a-09".map(
      String.init)
    + [
      "enter", "enter", "esc", "esc", "tab", "backtab", "up", "down", "left", "right", "home",
      "end", "pageup", "pagedown", "backspace", "delete", "space", "space", "C-r", "C-d", "C-u",
      "C-o", "C-n", "C-w", "A-b", "f1", "f2", "f3", "f4", "f6",
    ]

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `any keys leave whole frames and a journal that makes the same rows`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let shop = try SessionShop.open(others: 20)
    var store = MemoryStore(shop)
    var console = Console.trial(shop, moment: SessionShop.moment)
    for step in 0..<500 {
      let effects = console.update(Self.intent(&random))
      Self.perform(effects, &console, &store, &random)
      FrameLaw.hold(console.frame(), "seed \(seed), step \(step)")
    }
    store.disk = .works
    Self.perform([], &console, &store, &random)
    #expect(store.misfits == [])
    let isReplayed = store.community == console.community
    #expect(isReplayed)
    #expect(store.journal.map(\.id) == console.history.map(\.id))
    #expect(Set(store.journal.map(\.id)).count == store.journal.count)
  }

  @Test(arguments: [11, 12, 13])
  func `any keys ask a read-only console for nothing that writes`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let shop = try SessionShop.open(others: 20)
    var console = Console.trial(
      shop, moment: SessionShop.moment, capability: .readOnly(Localized("只看", "look only")))
    for step in 0..<500 {
      for effect in console.update(Self.intent(&random)) {
        if case .append(let group) = effect {
          Issue.record("seed \(seed), step \(step): \(group.label.en)")
        }
      }
      FrameLaw.hold(console.frame(), "seed \(seed), step \(step)")
    }
    let isUntouched = console.community == shop
    #expect(isUntouched)
  }

  private static func intent(_ random: inout SeededRandom) -> Intent {
    switch random.number(0...99) {
    case 0...2: .paste(HostileText.text(using: &random))
    case 3...4: .resize(Size(width: random.number(1...140), height: random.number(1...50)))
    case 5: .tick(SessionShop.moment.now.adding(seconds: Int64(random.number(0...7200))))
    case 6: .focus(random.chance(percent: 50))
    case 7...8: .key(KeyChord(HostileText.text(using: &random).first ?? "x"))
    default: .key(KeyChord(random.pick(keys)) ?? KeyChord("j"))
    }
  }

  private static func perform(
    _ effects: [Effect], _ console: inout Console, _ store: inout MemoryStore,
    _ random: inout SeededRandom
  ) {
    var left = effects
    while let effect = left.first {
      left.removeFirst()
      switch effect {
      case .append(let group): store.append(group)
      case .load(let id): left += console.update(store.load(id))
      case .reload: left += console.update(store.reload(mint: console.community.mint))
      default: break
      }
    }
    if random.chance(percent: 5) { store.disk = .slow }
    if random.chance(percent: 20) { store.disk = .works }
    for reply in store.reply() {
      perform(console.update(reply), &console, &store, &random)
    }
  }
}
