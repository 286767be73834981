public import Wording

/// How much of a field an operator at work, an export and a wall may see.
public enum FieldPrivacy: String, Sendable {
  /// Everybody who may see the row.
  case open
  /// A nickname: shown at work, masked in exports and on walls.
  case nickname
  /// Masked everywhere until asked for, each by its own rule.
  case realName, phone, email, address, platformID, birthday
}

/// One field of an entity, declared once: files, queries, columns, imports, forms, undo and
/// `qunzhu fields` all read this declaration.
public struct Field<Row: Entity>: Sendable {
  /// The key in files and the name in queries.
  public let key: String
  /// The heading of its column and the label of its form row.
  public let title: Localized
  /// Other names in queries, both languages.
  public let aliases: [String]
  /// Column titles of imported files that mean this field.
  public let headers: [String]
  /// What its values are.
  public let kind: FieldKind
  /// Who may see it in full.
  public let privacy: FieldPrivacy
  /// Whether the rows that refer to one row through this field are indexed.
  public let isIndexed: Bool
  /// The value in a row.
  public let read: @Sendable (Row) -> FieldValue
  /// Puts a value into a row; false when it does not fit.
  public let write: @Sendable (inout Row, FieldValue) -> Bool
  /// Adds one element to a set, or takes it out, without reading the others; nil where the whole value
  /// is read and written instead.
  let alter: (@Sendable (inout Row, _ element: FieldValue, _ adds: Bool) -> Alteration)?

  /// What became of one element.
  enum Alteration { case done, stale, misfit }

  /// A field that is a stored property of the row.
  public static func stored<Value: FieldStorable>(
    _ key: String, _ title: Localized, _ path: any WritableKeyPath<Row, Value> & Sendable,
    aliases: [String] = [], headers: [String] = [], kind: FieldKind = Value.kind,
    privacy: FieldPrivacy = .open, indexed: Bool = false
  ) -> Field {
    let (read, write) = access(path)
    return Field(
      key: key, title: title, aliases: aliases, headers: headers, kind: kind, privacy: privacy,
      isIndexed: indexed, read: read, write: write, alter: nil)
  }

  /// How a property is read and written: by its place in the row where it has one, since a key path
  /// costs several times as much and half a million rows are read when a workspace opens.
  private static func access<Value: FieldStorable>(
    _ path: any WritableKeyPath<Row, Value> & Sendable
  ) -> (
    read: @Sendable (Row) -> FieldValue, write: @Sendable (inout Row, FieldValue) -> Bool
  ) {
    guard let offset = MemoryLayout<Row>.offset(of: path as WritableKeyPath<Row, Value>) else {
      return (
        { $0[keyPath: path].fieldValue },
        { row, value in
          guard let typed = Value(fieldValue: value) else { return false }
          row[keyPath: path] = typed
          return true
        }
      )
    }
    return (
      { row in
        withUnsafePointer(to: row) { pointer in
          UnsafeRawPointer(pointer).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
            .fieldValue
        }
      },
      { row, value in
        guard let typed = Value(fieldValue: value) else { return false }
        withUnsafeMutablePointer(to: &row) { pointer in
          UnsafeMutableRawPointer(pointer).advanced(by: offset)
            .assumingMemoryBound(to: Value.self).pointee = typed
        }
        return true
      }
    )
  }

  /// A field that few rows have; it needs no stored property.
  public static func sparse(
    _ key: String, _ title: Localized, _ kind: FieldKind, aliases: [String] = [],
    headers: [String] = [], privacy: FieldPrivacy = .open, indexed: Bool = false
  ) -> Field {
    Field(
      key: key, title: title, aliases: aliases, headers: headers, kind: kind, privacy: privacy,
      isIndexed: indexed, read: { $0.more[key] },
      write: { row, value in
        guard kind.admits(value) else { return false }
        row.more[key] = value
        return true
      }, alter: nil)
  }

  /// A set that is a stored array of the row, kept in the order of its values.
  public static func set<Element: FieldStorable>(
    _ key: String, _ title: Localized, _ path: any WritableKeyPath<Row, [Element]> & Sendable,
    aliases: [String] = [], headers: [String] = [], privacy: FieldPrivacy = .open
  ) -> Field {
    let (read, write) = access(path)
    return Field(
      key: key, title: title, aliases: aliases, headers: headers, kind: .set(Element.kind),
      privacy: privacy, isIndexed: false, read: read, write: write,
      alter: { row, value, adds in
        guard let element = Element(fieldValue: value) else { return .misfit }
        let place = row[keyPath: path].firstIndex(of: element)
        guard adds else {
          guard let place else { return .stale }
          row[keyPath: path].remove(at: place)
          return .done
        }
        guard place == nil else { return .stale }
        // What is new mostly comes last: ids grow as they are minted.
        let comesLast = row[keyPath: path].last.map { $0.fieldValue < value } ?? true
        if comesLast {
          row[keyPath: path].append(element)
        } else {
          let next = row[keyPath: path].firstIndex { value < $0.fieldValue }
          row[keyPath: path].insert(element, at: next ?? row[keyPath: path].endIndex)
        }
        return .done
      })
  }
}

extension FieldKind {
  /// Whether a value is of this kind; nothing recorded always is.
  public func admits(_ value: FieldValue) -> Bool {
    switch (self, value) {
    case (_, .none), (.flag, .flag), (.integer, .int), (.money, .int), (.rate, .int),
      (.day, .day), (.instant, .instant), (.reference, .ref):
      true
    case (.text(let limit), .text(let text)), (.prose(let limit), .text(let text)):
      text.utf8.count <= limit || text.count <= limit
    case (.closed(let choices), .text(let code)):
      choices.choices.contains { $0.code == code }
    case (.list(let element), .list(let values)), (.set(let element), .list(let values)):
      values.allSatisfy(element.admits)
    case (.record(let parts), .record(let values)):
      parts.count == values.count && zip(parts, values).allSatisfy { $0.kind.admits($1) }
    default:
      false
    }
  }
}

/// What `Field` says of itself without its row type.
public struct FieldInfo: Sendable {
  /// The key in files and the name in queries.
  public let key: String
  /// The heading and label.
  public let title: Localized
  /// Other names in queries.
  public let aliases: [String]
  /// Column titles of imported files.
  public let headers: [String]
  /// What its values are.
  public let kind: FieldKind
  /// Who may see it in full.
  public let privacy: FieldPrivacy

  init<Row>(_ field: Field<Row>) {
    key = field.key
    title = field.title
    aliases = field.aliases
    headers = field.headers
    kind = field.kind
    privacy = field.privacy
  }
}
