import CommunityModel
import TestKit

/// Communities of any size whose rows are made from the fields as they are declared, so that a new
/// field or collection is in them without a line here.
final class Crowd: CollectionVisitor {
  /// The present in which crowds are looked at: a Tuesday morning.
  static let moment = Moment(now: Instant(milliseconds: 1_795_486_000_000))

  private var community = Community()
  private var random: SeededRandom
  private let counts: [String: Int]
  private let isHostile: Bool

  private init(_ counts: [String: Int], hostile: Bool, seed: UInt64) {
    self.counts = counts
    isHostile = hostile
    random = SeededRandom(seed: seed)
  }

  /// A community with so many rows in each collection named; hostile ones have names that break
  /// programs and references to rows that are not there.
  static func make(_ counts: [String: Int], hostile: Bool = false, seed: UInt64 = 7) -> Community {
    let crowd = Crowd(counts, hostile: hostile, seed: seed)
    for face in Collections.all { face.accept(crowd) }
    crowd.community.relink()
    return crowd.community
  }

  /// The same number of rows in every collection.
  static func even(_ count: Int, hostile: Bool = false) -> Community {
    make(
      Dictionary(uniqueKeysWithValues: Collections.all.map { ($0.info.key, count) }),
      hostile: hostile)
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    let key = Row.collection.key
    let count = counts[key] ?? 0
    // Of a large crowd most rows have a name and little else: what is tried there is number.
    let rows = (0..<count).map { number -> Row in
      var row = Row(id: ID(raw: Self.id(number, in: key)))
      let isFull = count <= 1000 || number % 50 == 0
      for field in Row.fields where isFull || field.key == "name" || random.chance(percent: 10) {
        _ = field.write(&row, value(field.kind, number))
      }
      return row
    }
    community.load(path, Table(rows))
  }

  /// The packed id of the n-th row of a collection.
  static func id(_ number: Int, in collection: String) -> Int64 {
    let place = Collections.all.firstIndex { $0.info.key == collection } ?? 99
    return PackedID.pack(machine: 0x54321, counter: Int64(place * 1_000_000 + number + 1))
  }

  /// A value of a kind, or nothing about one time in eight.
  func value(_ kind: FieldKind, _ number: Int) -> FieldValue {
    if random.chance(percent: 12) { return .none }
    switch kind {
    case .text(let limit), .prose(let limit):
      let text = isHostile ? HostileText.text(using: &random) : "成员\(number) Ann"
      return text.isEmpty ? .none : .text(String(text.prefix(limit)))
    case .flag: return .flag(true)
    case .integer: return .int(Int64(random.number(0...40)))
    case .money: return .int(Int64(random.number(0...9_999_999)))
    case .rate: return .int(Int64(random.number(0...10_000)))
    case .day: return .day(Self.moment.today - random.number(-60...900))
    case .instant:
      return .instant(
        Self.moment.now.adding(seconds: Int64(random.number(-80_000_000...3_000_000))))
    case .reference(let key):
      let known = max(1, counts[key] ?? 0)
      let isLost = isHostile && random.chance(percent: 10)
      return .ref(Self.id(isLost ? 900_000 : random.number(0...known - 1), in: key))
    case .closed(let choices): return .text(random.pick(choices.choices.map(\.code)))
    case .list(let element):
      let values = (0..<random.number(1...3)).map { self.value(element, number + $0) }
      return .list(values.filter { !$0.isNone })
    case .set(let element):
      let values = (0..<random.number(1...3)).map { self.value(element, number + $0) }
      return .list(Set(values.filter { !$0.isNone }).sorted())
    case .record(let parts): return .record(parts.map { value($0.kind, number) })
    }
  }
}
