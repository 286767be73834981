public import CommunityModel
import Wording

/// The fields of one collection that queries know.
public struct QueryCatalog<Row: Entity>: Sendable {
  /// The fields, in the order in which completion offers them.
  public let fields: [QueryField<Row>]
  private let byName: [String: Int]

  /// A catalogue of fields; of two that share a name the first wins.
  public init(_ fields: [QueryField<Row>]) {
    self.fields = fields
    var names: [String: Int] = [:]
    for (index, field) in fields.enumerated() {
      for name in [field.key, field.title.zh, field.title.en] + field.aliases
      where names[name.lowercased()] == nil {
        names[name.lowercased()] = index
      }
    }
    byName = names
  }

  /// The field of a name: key, title in either language, or alias; case folded.
  public subscript(name: String) -> QueryField<Row>? {
    byName[name.lowercased()].map { fields[$0] }
  }

  /// Every name a field answers to, folded.
  public var names: [String] {
    Array(byName.keys)
  }
}
