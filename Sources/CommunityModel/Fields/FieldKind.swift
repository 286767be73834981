public import Wording

/// What the values of a field are: how they are written, checked, compared and shown.
public indirect enum FieldKind: Hashable, Sendable {
  /// Text of one line, at most so many characters.
  case text(limit: Int)
  /// Text of several lines, at most so many characters.
  case prose(limit: Int)
  /// Yes or no.
  case flag
  /// A whole number.
  case integer
  /// Minor units of the workspace's currency.
  case money
  /// A share in basis points.
  case rate
  /// A civil day.
  case day
  /// A point in time.
  case instant
  /// A row of another collection, by that collection's key.
  case reference(String)
  /// One code out of a fixed list.
  case closed(ClosedChoices)
  /// Values in a given order.
  case list(FieldKind)
  /// Values without order or repetition; a change adds or takes out, it never sets the whole.
  case set(FieldKind)
  /// Several named values together.
  case record([FieldPart])

  /// Whether changes are additions and removals.
  public var isSet: Bool {
    if case .set = self { true } else { false }
  }
}

/// One named part of a record.
public struct FieldPart: Hashable, Sendable {
  /// The JSON key.
  public let key: String
  /// What it holds.
  public let kind: FieldKind

  /// Names a part.
  public init(_ key: String, _ kind: FieldKind) {
    self.key = key
    self.kind = kind
  }
}

/// The codes of a closed set with their names.
public struct ClosedChoices: Hashable, Sendable {
  /// One code.
  public struct Choice: Hashable, Sendable {
    /// The code, as it stands in files and queries.
    public let code: String
    /// Its name on the screen.
    public let title: Localized
    /// Other names that queries and imports accept.
    public let aliases: [String]

    /// Declares a code.
    public init(_ code: String, _ title: Localized, aliases: [String] = []) {
      self.code = code
      self.title = title
      self.aliases = aliases
    }
  }

  /// The codes in their natural order.
  public let choices: [Choice]

  /// Lists the codes.
  public init(_ choices: [Choice]) {
    self.choices = choices
  }

  /// The choice that a word names: a code, a title in either language, or an alias; ASCII case folded.
  public func named(_ word: String) -> Choice? {
    let folded = word.lowercased()
    return choices.first { choice in
      choice.code.lowercased() == folded || choice.title.zh == word
        || choice.title.en.lowercased() == folded
        || choice.aliases.contains { $0.lowercased() == folded }
    }
  }

  /// The name of a code, or the code itself.
  public func title(_ code: String) -> Localized {
    choices.first { $0.code == code }?.title ?? Localized(verbatim: code)
  }
}

/// An enumeration whose cases are the codes of a field.
public protocol ClosedSet: RawRepresentable<String>, CaseIterable, FieldStorable {
  /// The name on the screen.
  var title: Localized { get }
  /// Other names that queries and imports accept.
  var aliases: [String] { get }
}

extension ClosedSet {
  /// None beyond code and title.
  public var aliases: [String] { [] }

  /// The codes and names, in the order of the cases.
  public static var choices: ClosedChoices {
    ClosedChoices(
      allCases.map { ClosedChoices.Choice($0.rawValue, $0.title, aliases: $0.aliases) })
  }

  /// A closed kind of these codes.
  public static var kind: FieldKind { .closed(choices) }

  /// The code as a value.
  public var fieldValue: FieldValue { .text(rawValue) }

  /// Reads a code; nil for one that is not listed.
  public init?(fieldValue: FieldValue) {
    guard case .text(let code) = fieldValue else { return nil }
    self.init(rawValue: code)
  }
}
