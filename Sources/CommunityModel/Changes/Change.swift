/// One change of one row, small and typed, with what it expects to find.
public enum Change: Hashable, Sendable {
  /// A new row in a collection.
  case insert(String, RowRecord)
  /// A row taken out, as it was.
  case remove(String, RowRecord)
  /// A field set from one value to another.
  case set(String, Int64, field: String, before: FieldValue, after: FieldValue)
  /// An element added to a set-valued field.
  case add(String, Int64, field: String, element: FieldValue)
  /// An element taken out of a set-valued field.
  case drop(String, Int64, field: String, element: FieldValue)

  /// The change that takes this one back.
  public var inverse: Change {
    switch self {
    case .insert(let collection, let record): .remove(collection, record)
    case .remove(let collection, let record): .insert(collection, record)
    case .set(let collection, let id, let field, let before, let after):
      .set(collection, id, field: field, before: after, after: before)
    case .add(let collection, let id, let field, let element):
      .drop(collection, id, field: field, element: element)
    case .drop(let collection, let id, let field, let element):
      .add(collection, id, field: field, element: element)
    }
  }

  /// The key of the collection that is changed.
  public var collection: String {
    switch self {
    case .insert(let key, _), .remove(let key, _), .set(let key, _, _, _, _),
      .add(let key, _, _, _), .drop(let key, _, _, _):
      key
    }
  }

  /// The packed id of the row that is changed.
  public var id: Int64 {
    switch self {
    case .insert(_, let record), .remove(_, let record): record.id
    case .set(_, let id, _, _, _), .add(_, let id, _, _), .drop(_, let id, _, _): id
    }
  }

  /// The key of the field that is changed; nil for a whole row.
  public var field: String? {
    switch self {
    case .insert, .remove: nil
    case .set(_, _, let field, _, _), .add(_, _, let field, _), .drop(_, _, let field, _): field
    }
  }
}

/// Why a change cannot be applied to the rows as they are.
public enum ChangeError: Error, Hashable, Sendable {
  /// No collection of this key; a newer version may know it.
  case unknownCollection(String)
  /// A row with this id is there already.
  case rowExists(String, Int64)
  /// No row has this id.
  case noSuchRow(String, Int64)
  /// No field of this key.
  case unknownField(String, String)
  /// The row or field is not as the change expects it: somebody changed it since.
  case stale(String, Int64, field: String?)
  /// The value does not fit the field's kind.
  case misfit(String, Int64, field: String)
}
