/// The value of a field as journals, queries, forms and tables see it.
///
/// Its `FieldKind` says how it is written and what it means: money is an `int` of fen, a closed set a
/// `text` of its code.
public enum FieldValue: Hashable, Sendable {
  /// Nothing is recorded.
  case none
  /// Yes or no.
  case flag(Bool)
  /// A whole number; money in minor units.
  case int(Int64)
  /// Text, or the code of a closed set.
  case text(String)
  /// A civil day.
  case day(Day)
  /// A point in time.
  case instant(Instant)
  /// The packed id of a row of another collection.
  case ref(Int64)
  /// Several values; sorted and without repetition where the kind is a set.
  case list([FieldValue])
  /// The parts of a record in the order of its kind.
  case record([FieldValue])
  /// The JSON text of something this version does not know; written back as it was read.
  case raw(String)

  /// Whether nothing is recorded.
  public var isNone: Bool { self == .none }

  /// The text, where it is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number, where it is one.
  public var int: Int64? {
    if case .int(let number) = self { number } else { nil }
  }

  /// The day, where it is one.
  public var day: Day? {
    if case .day(let day) = self { day } else { nil }
  }

  /// The instant, where it is one.
  public var instant: Instant? {
    if case .instant(let instant) = self { instant } else { nil }
  }

  /// The packed id, where it is one.
  public var ref: Int64? {
    if case .ref(let raw) = self { raw } else { nil }
  }

  /// Whether a flag stands; nothing recorded is no.
  public var flag: Bool {
    if case .flag(let flag) = self { flag } else { false }
  }

  /// The values of a list; nothing recorded is an empty one.
  public var list: [FieldValue] {
    if case .list(let values) = self { values } else { [] }
  }

  /// The parts of a record.
  public var record: [FieldValue]? {
    if case .record(let parts) = self { parts } else { nil }
  }
}

extension FieldValue: Comparable {
  /// A total order: by kind of value, then by value; text by its scalars.
  public static func < (left: FieldValue, right: FieldValue) -> Bool {
    switch (left, right) {
    case (.flag(let a), .flag(let b)): !a && b
    case (.int(let a), .int(let b)): a < b
    case (.text(let a), .text(let b)): a < b
    case (.day(let a), .day(let b)): a < b
    case (.instant(let a), .instant(let b)): a < b
    case (.ref(let a), .ref(let b)): a < b
    case (.raw(let a), .raw(let b)): a < b
    case (.list(let a), .list(let b)), (.record(let a), .record(let b)):
      a.lexicographicallyPrecedes(b)
    default: left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .none: 0
    case .flag: 1
    case .int: 2
    case .text: 3
    case .day: 4
    case .instant: 5
    case .ref: 6
    case .list: 7
    case .record: 8
    case .raw: 9
    }
  }
}
