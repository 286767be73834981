import CommunityModel
import TestKit

/// Values of any kind, drawn from a seed.
struct FieldSamples {
  var random: SeededRandom

  /// A value that the kind admits, never `none`.
  mutating func value(_ kind: FieldKind) -> FieldValue {
    switch kind {
    case .text, .prose: .text(random.pick(["熊妈", "Zoë", "🐻", "a", "王大橘 2"]))
    case .flag: .flag(true)
    case .integer, .money, .rate: .int(Int64(random.number(0...1_000_000)))
    case .day: .day(Day(number: Int32(random.number(0...30_000))))
    case .instant: .instant(Instant(milliseconds: Int64(random.number(0...2_000_000_000_000))))
    case .reference: .ref(Int64(random.number(1...9)))
    case .closed(let choices): .text(random.pick(choices.choices).code)
    case .list(let element): .list([value(element), value(element)])
    case .set(let element): .list([value(element)])
    case .record(let parts): .record(parts.map { value($0.kind) })
    }
  }

  /// A value that the kind does not admit.
  func misfit(_ kind: FieldKind) -> FieldValue {
    switch kind {
    case .text, .prose, .closed, .flag, .day, .instant, .reference: .list([.int(1)])
    case .integer, .money, .rate, .list, .set, .record: .text("?")
    }
  }
}
