import Wording

/// A fact about a person under a name that the shop chose itself: 职业=护士.
public struct OwnFact: Hashable, Sendable {
  /// The longest name, in characters.
  public static let nameLimit = 20
  /// The longest value, in characters.
  public static let valueLimit = 100

  /// What the fact is called; never empty and without `=`.
  public let name: String
  /// What holds of the person.
  public let value: String

  /// A fact by its name and value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// A stored fact; nil for what is none.
  public init?(_ stored: String) {
    guard let sign = stored.firstIndex(of: "="), sign > stored.startIndex else { return nil }
    name = String(stored[..<sign])
    value = String(stored[stored.index(after: sign)...])
  }

  /// The fact as it is stored and searched.
  public var text: String { "\(name)=\(value)" }
}

extension Member {
  /// What the shop records under names of its own, a fact an element.
  public static let own = Field<Member>.sparse(
    "own", Localized("自定字段", "Own fields"),
    .set(.text(limit: OwnFact.nameLimit + 1 + OwnFact.valueLimit)), aliases: ["自定"],
    privacy: .realName)

  /// What the shop records of the person under names of its own, by name.
  public var ownFacts: [OwnFact] {
    more[Member.own.key].list.compactMap { $0.text.flatMap { OwnFact($0) } }
  }
}

extension Community {
  /// The names of own facts in use, each once, in order.
  public var ownFactNames: [String] {
    Set(members.lazy.flatMap { $0.ownFacts.map(\.name) }).sorted()
  }
}
