public import CommunityModel
public import Wording

/// A policy being written: its settings as text, what is wrong with them, and what they come to.
public struct PolicyDraft: Equatable, Sendable {
  /// Which policy.
  public let kind: PolicyKind
  private var settings: [String: String]

  /// The policy in force, ready to be changed.
  public init(_ kind: PolicyKind, in community: Community) {
    self.kind = kind
    settings = Self.settings(of: community.policyInForce(kind))
  }

  static func settings(of version: PolicyVersion?) -> [String: String] {
    var settings: [String: String] = [:]
    for line in version?.lines ?? [] { settings[line.key] = line.text }
    return settings
  }

  /// What a setting is set to, as text.
  public subscript(key: String) -> String {
    get { rows.first { $0.key == key }?.text ?? "" }
    set { settings[key] = newValue }
  }

  /// The lines of the form, in order; which there are follows from the settings, since each tier, level
  /// and rule has lines of its own.
  public var rows: [PolicyRow] { read(checks: false).rows }

  /// What is wrong, by setting.
  public var problems: [String: Localized] { read(checks: true).problems }

  /// The settings as they are stored.
  public var lines: [PolicyLine] { rows.map { PolicyLine($0.key, $0.text) } }

  /// Takes settings over from text: one `key=value` a line, or several after semicolons.
  ///
  /// Returns what cannot be read; settings that the policy does not have are refused.
  public mutating func take(_ text: String) -> Localized? {
    // Lines are settings; only a single line holds several.
    let isList = text.contains(where: \.isNewline)
    for part in text.split(whereSeparator: {
      $0.isNewline || (!isList && ($0 == ";" || $0 == "；"))
    }) {
      guard let sign = part.firstIndex(of: "=") else {
        return Localized("「\(part)」要写成 设置=值", "“\(part)” must be setting=value")
      }
      let key = part[..<sign].trimmed
      settings[key] = part[part.index(after: sign)...].trimmed
      // A setting of a tier that the same text adds is known once that has been read.
      guard rows.contains(where: { $0.key == key }) else {
        return Localized(
          "「\(kind.title.zh)」没有设置「\(key)」", "“\(kind.title.en)” has no setting “\(key)”")
      }
    }
    return nil
  }

  private func read(checks: Bool) -> PolicyReader {
    var reader = PolicyReader(settings, checks: checks)
    switch kind {
    case .tiers: _ = TierPolicy(reading: &reader)
    case .rhythm: FiguresPolicy.standard.reading(&reader)
    case .tags: _ = TagPolicy(reading: &reader)
    case .levels: _ = LevelPolicy(reading: &reader)
    case .points: _ = PointsPolicy(reading: &reader)
    case .contact: _ = ContactPolicy(reading: &reader)
    }
    return reader
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
