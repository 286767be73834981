extension FieldKind {
  /// The collections whose rows its values refer to.
  public var targets: Set<String> {
    switch self {
    case .reference(let collection): [collection]
    case .list(let element), .set(let element): element.targets
    case .record(let parts): parts.reduce(into: []) { $0.formUnion($1.kind.targets) }
    case .text, .prose, .flag, .integer, .money, .rate, .day, .instant, .closed: []
    }
  }

  /// Hands over every reference in a value: the collection and the packed id.
  func references(in value: FieldValue, _ take: (String, Int64) -> Void) {
    switch (self, value) {
    case (.reference(let collection), .ref(let id)): take(collection, id)
    case (.list(let element), .list(let values)), (.set(let element), .list(let values)):
      for value in values { element.references(in: value, take) }
    case (.record(let parts), .record(let values)):
      for (part, value) in zip(parts, values) { part.kind.references(in: value, take) }
    default: break
    }
  }
}
