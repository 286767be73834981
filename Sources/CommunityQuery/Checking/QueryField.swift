public import CommunityModel
public import Wording

/// How a field behaves in a query; follows from its `FieldKind` unless declared otherwise.
public enum QueryBehaviour: Hashable, Sendable {
  /// Text that a value must contain; `=` is the whole text.
  case text
  /// A whole number.
  case number
  /// Money: whole currency units in a query, minor units in the value.
  case money
  /// A day or instant; ages compare how long ago it is.
  case moment
  /// Yes or no.
  case flag
  /// One of a closed set; unknown values are refused.
  case closed(ClosedChoices)
  /// Names out of an open set, such as tags and groups; an unknown one matches nothing.
  case names
}

/// A field as a query sees it: stored or derived, with its names in both languages.
public struct QueryField<Row: Entity>: Sendable {
  /// The name in queries and the key in JSON.
  public let key: String
  /// The heading of its column.
  public let title: Localized
  /// Other names, both languages.
  public let aliases: [String]
  /// What its values are.
  public let kind: FieldKind
  /// How it behaves.
  public let behaviour: QueryBehaviour
  /// Days of the window where none is written, for fields that take one: `spend(365d)`.
  public let defaultWindow: Int?
  /// Whether bare words search it.
  public let isSearched: Bool
  /// How much of it may be seen.
  public let privacy: FieldPrivacy
  /// Whether a window may be written after the name.
  public let takesWindow: Bool
  /// Every value the field can have in a scene, for names that no row of another collection bears;
  /// nil where the rows themselves are looked through.
  public let vocabulary: (@Sendable (QueryScene) -> [String])?
  /// The value; `names` fields give a list of texts. The window is in days, nil for all time.
  public let read: @Sendable (Row, QueryScene, _ window: Int?) -> FieldValue

  /// A derived field: what rules make of a row.
  public init(
    _ key: String, _ title: Localized, _ kind: FieldKind, aliases: [String] = [],
    behaviour: QueryBehaviour? = nil, takesWindow: Bool = false, defaultWindow: Int? = nil,
    searched: Bool = false, privacy: FieldPrivacy = .open,
    vocabulary: (@Sendable (QueryScene) -> [String])? = nil,
    read: @escaping @Sendable (Row, QueryScene, _ window: Int?) -> FieldValue
  ) {
    self.key = key
    self.title = title
    self.aliases = aliases
    self.kind = kind
    self.behaviour = behaviour ?? QueryBehaviour(kind)
    self.takesWindow = takesWindow
    self.defaultWindow = defaultWindow
    isSearched = searched
    self.privacy = privacy
    self.vocabulary = vocabulary
    self.read = read
  }

  /// A stored field as its declaration says it.
  public init(_ field: Field<Row>, behaviour: QueryBehaviour? = nil, searched: Bool = false) {
    self.init(
      field.key, field.title, field.kind, aliases: field.aliases, behaviour: behaviour,
      searched: searched, privacy: field.privacy, read: { row, _, _ in field.read(row) })
  }
}

extension QueryBehaviour {
  /// The behaviour that follows from a kind.
  public init(_ kind: FieldKind) {
    switch kind {
    case .text, .prose: self = .text
    case .integer, .rate: self = .number
    case .money: self = .money
    case .day, .instant: self = .moment
    case .flag: self = .flag
    case .closed(let choices): self = .closed(choices)
    case .reference, .list, .set, .record: self = .names
    }
  }
}
