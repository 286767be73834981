/// A Swift type that a field can hold: it knows its kind and both ways to a `FieldValue`.
public protocol FieldStorable: Equatable, Sendable {
  /// What its values are.
  static var kind: FieldKind { get }
  /// The value as files and queries see it.
  var fieldValue: FieldValue { get }
  /// Reads a value; nil when it does not fit.
  init?(fieldValue: FieldValue)
}

extension String: FieldStorable {
  /// One line of at most 200 characters.
  public static var kind: FieldKind { .text(limit: 200) }
  /// Empty text is nothing recorded.
  public var fieldValue: FieldValue { isEmpty ? .none : .text(self) }
  /// Reads text; nothing recorded is empty.
  public init?(fieldValue: FieldValue) {
    switch fieldValue {
    case .text(let text): self = text
    case .none: self = ""
    default: return nil
    }
  }
}

extension Bool: FieldStorable {
  /// Yes or no.
  public static var kind: FieldKind { .flag }
  /// No is nothing recorded.
  public var fieldValue: FieldValue { self ? .flag(true) : .none }
  /// Reads a flag; nothing recorded is no.
  public init?(fieldValue: FieldValue) {
    switch fieldValue {
    case .flag(let flag): self = flag
    case .none: self = false
    default: return nil
    }
  }
}

extension Int64: FieldStorable {
  /// A whole number.
  public static var kind: FieldKind { .integer }
  /// The number.
  public var fieldValue: FieldValue { .int(self) }
  /// Reads a whole number.
  public init?(fieldValue: FieldValue) {
    guard case .int(let number) = fieldValue else { return nil }
    self = number
  }
}

extension Money: FieldStorable {
  /// Minor units.
  public static var kind: FieldKind { .money }
  /// The minor units.
  public var fieldValue: FieldValue { .int(fen) }
  /// Reads minor units.
  public init?(fieldValue: FieldValue) {
    guard case .int(let fen) = fieldValue else { return nil }
    self.init(fen: fen)
  }
}

extension Day: FieldStorable {
  /// A civil day.
  public static var kind: FieldKind { .day }
  /// The day.
  public var fieldValue: FieldValue { .day(self) }
  /// Reads a day.
  public init?(fieldValue: FieldValue) {
    guard case .day(let day) = fieldValue else { return nil }
    self = day
  }
}

extension Instant: FieldStorable {
  /// A point in time.
  public static var kind: FieldKind { .instant }
  /// The instant.
  public var fieldValue: FieldValue { .instant(self) }
  /// Reads an instant.
  public init?(fieldValue: FieldValue) {
    guard case .instant(let instant) = fieldValue else { return nil }
    self = instant
  }
}

extension ID: FieldStorable where Row: Entity {
  /// A row of the collection.
  public static var kind: FieldKind { .reference(Row.collection.key) }
  /// The packed id.
  public var fieldValue: FieldValue { .ref(raw) }
  /// Reads a packed id.
  public init?(fieldValue: FieldValue) {
    guard case .ref(let raw) = fieldValue else { return nil }
    self.init(raw: raw)
  }
}

extension Optional: FieldStorable where Wrapped: FieldStorable {
  /// The kind of what may be there.
  public static var kind: FieldKind { Wrapped.kind }
  /// Nothing recorded where there is nothing.
  public var fieldValue: FieldValue { self?.fieldValue ?? .none }
  /// Reads nothing as nil.
  public init?(fieldValue: FieldValue) {
    guard fieldValue != .none else {
      self = .none
      return
    }
    guard let wrapped = Wrapped(fieldValue: fieldValue) else { return nil }
    self = .some(wrapped)
  }
}

extension Array: FieldStorable where Element: FieldStorable {
  /// Values in order.
  public static var kind: FieldKind { .list(Element.kind) }
  /// An empty list is nothing recorded.
  public var fieldValue: FieldValue { isEmpty ? .none : .list(map(\.fieldValue)) }
  /// Reads a list; nil when one element does not fit.
  public init?(fieldValue: FieldValue) {
    self = []
    guard fieldValue != .none else { return }
    guard case .list(let values) = fieldValue else { return nil }
    reserveCapacity(values.count)
    for value in values {
      guard let element = Element(fieldValue: value) else { return nil }
      append(element)
    }
  }
}
