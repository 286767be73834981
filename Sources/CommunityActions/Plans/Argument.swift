public import CommunityModel
public import Wording

/// A question an action asks before it can plan, in the console as on the command line.
public struct Argument: Sendable {
  /// What kind of answer fits; completion follows from it.
  public enum Kind: Sendable {
    /// The name of a tag; a new name makes a new tag.
    case tag
    /// The name of a tag that exists.
    case existingTag
    /// A category of tags by name.
    case tagCategory
    /// A colleague by name.
    case colleague
    /// A group by code or name.
    case group
    /// A field that the shop named itself; a new name makes a new field.
    case ownField
    /// A saved list of members by name.
    case list
    /// A civil day: `yyyy-MM-dd`, `MM-dd`, `+30` or a word such as 明天.
    case day
    /// One of a closed set.
    case choice(ClosedChoices)
    /// A line of text of at most so many characters.
    case text(limit: Int)
    /// A whole number.
    case number
  }

  /// The name on the command line and in recipes.
  public let key: String
  /// What the prompt says.
  public let title: Localized
  /// What fits.
  public let kind: Kind
  /// Whether an empty answer is an answer.
  public let isOptional: Bool

  /// A question.
  public init(_ key: String, _ title: Localized, _ kind: Kind, optional: Bool = false) {
    self.key = key
    self.title = title
    self.kind = kind
    isOptional = optional
  }

  /// What could be answered, most used first, beginning with or containing what is typed; choices of a
  /// closed set are called as the language does.
  public func suggestions(
    for typed: String, in community: Community, _ language: Language
  ) -> [String] {
    let all: [String]
    switch kind {
    case .tag, .existingTag: all = community.tagsByUse.map(\.name)
    case .tagCategory: all = Set(community.tags.map(\.category)).filter { !$0.isEmpty }.sorted()
    case .colleague: all = community.operators.map(\.displayName)
    case .choice(let choices): all = choices.choices.map { $0.title[language] }
    case .group:
      all = community.groups.filter { $0.status == .active }.map {
        $0.code.isEmpty ? $0.name : $0.code
      }
    case .ownField: all = community.ownFactNames
    case .list: all = community.segments.map(\.name)
    case .day, .text, .number: all = []
    }
    guard !typed.isEmpty else { return all }
    let needle = typed.lowercased()
    let (beginning, rest) = all.partitioned { $0.lowercased().hasPrefix(needle) }
    return beginning + rest.filter { $0.lowercased().contains(needle) }
  }
}

extension Sequence {
  func partitioned(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    var first: [Element] = []
    var second: [Element] = []
    for element in self {
      if isFirst(element) { first.append(element) } else { second.append(element) }
    }
    return (first, second)
  }
}

extension Community {
  /// The tags, those on most members first, then by name.
  public var tagsByUse: [Tag] {
    var uses: [ID<Tag>: Int] = [:]
    for member in members { for tag in member.tags { uses[tag.tag, default: 0] += 1 } }
    return tags.sorted { (uses[$1.id] ?? 0, $0.name) < (uses[$0.id] ?? 0, $1.name) }
  }

  /// The tag of qunzhu's own with a name, or else a WeCom tag with it.
  public func tag(named name: String) -> Tag? {
    let named = tags.filter { $0.name == name }
    return named.first { $0.source != .wecom } ?? named.first
  }

  /// The colleague of a name or WeCom account.
  public func colleague(named name: String) -> Operator? {
    operators.first { $0.name == name || $0.userID == name }
  }
}
