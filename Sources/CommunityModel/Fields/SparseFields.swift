/// The fields of a row that few rows have, and those that this version does not know.
///
/// A row's everyday fields are stored properties; the rest lies here, sorted by key, at the price of
/// nothing for a row that has none.
public struct SparseFields: Hashable, Sendable {
  /// One field.
  public struct Entry: Hashable, Sendable {
    /// Its JSON key.
    public let key: String
    /// Its value, never `none`.
    public var value: FieldValue
  }

  /// The fields, sorted by the bytes of their keys.
  public private(set) var entries: [Entry] = []

  /// No fields.
  public init() {}

  /// The value of a field; setting `none` takes it out.
  public subscript(key: String) -> FieldValue {
    get {
      for entry in entries where entry.key == key { return entry.value }
      return .none
    }
    set {
      let index = entries.firstIndex { !($0.key < key) } ?? entries.endIndex
      let isThere = index < entries.endIndex && entries[index].key == key
      switch (isThere, newValue.isNone) {
      case (true, true): entries.remove(at: index)
      case (true, false): entries[index].value = newValue
      case (false, true): break
      case (false, false): entries.insert(Entry(key: key, value: newValue), at: index)
      }
    }
  }
}
