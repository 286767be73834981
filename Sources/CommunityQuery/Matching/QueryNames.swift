import CommunityModel

/// The names that values of open sets go by.
enum QueryNames {
  /// The collection whose rows a kind refers to.
  static func collection(of kind: FieldKind) -> String? {
    switch kind {
    case .reference(let key): return key
    case .list(let element), .set(let element): return collection(of: element)
    case .record(let parts):
      for part in parts {
        if case .reference(let key) = part.kind { return key }
      }
      return nil
    case .text, .prose, .flag, .integer, .money, .rate, .day, .instant, .closed: return nil
    }
  }

  /// The keys under which rows have names.
  private static let nameKeys = ["name", "code", "userid"]

  /// The names of every row of a collection, its id among them.
  static func rows(of key: String, _ scene: QueryScene) -> [NameNeedle] {
    guard let face = Collections.named(key) else { return [] }
    let keys = nameKeys.filter { face.field($0) != nil }
    return face.ids(scene.community).map { raw in
      NameNeedle(
        texts: keys.compactMap { face.read(scene.community, raw, $0)?.text }
          + [PackedID.text(prefix: face.info.prefix, raw: raw)], raws: [raw])
    }
  }

  /// The first name of a row.
  static func name(of raw: Int64, in key: String, _ scene: QueryScene) -> String? {
    guard let face = Collections.named(key) else { return nil }
    for name in nameKeys {
      if let text = face.read(scene.community, raw, name)?.text { return text }
    }
    return PackedID.text(prefix: face.info.prefix, raw: raw)
  }

  /// The text of a single value, the name of what it refers to where it refers to something.
  static func text(_ value: FieldValue, _ kind: FieldKind, _ scene: QueryScene) -> String? {
    switch value {
    case .text(let text): return text
    case .ref(let raw): return collection(of: kind).flatMap { name(of: raw, in: $0, scene) }
    case .record(let parts):
      for part in parts {
        if case .ref = part { return text(part, kind, scene) }
      }
      return parts.first?.text
    case .none, .flag, .int, .day, .instant, .list, .raw: return nil
    }
  }

  /// The values of a field in rows, each once, with how many rows have it.
  static func counted<Row: Entity>(
    _ reading: Reading<Row>, in rows: Table<Row>, _ scene: QueryScene
  ) -> [FieldValue: Int] {
    var found: [FieldValue: Int] = [:]
    for chunk in 0..<rows.chunkCount {
      for row in rows.chunk(chunk) {
        switch reading.value(row, scene) {
        case .list(let values): for value in Set(values) { found[value, default: 0] += 1 }
        case .none: break
        case let value: found[value, default: 0] += 1
        }
      }
    }
    return found
  }

  /// What a written name stands for; empty where nothing bears it.
  static func needle<Row: Entity>(
    _ written: String, _ reading: Reading<Row>, _ scene: QueryScene, _ rows: () -> Table<Row>
  ) -> NameNeedle {
    let wanted = TextNeedle(written, folding: scene.folding)
    var needle = NameNeedle()
    if let words = reading.field.vocabulary?(scene) {
      needle.texts = words.filter(wanted.isWhole)
      if !needle.texts.isEmpty { return needle }
    }
    if let key = collection(of: reading.field.kind) {
      for row in self.rows(of: key, scene) where row.texts.contains(where: wanted.isWhole) {
        needle.texts += row.texts
        needle.raws += row.raws
      }
      if !needle.raws.isEmpty { return needle }
    }
    // A value may be known by rows alone: a city, or a name that a rule makes.
    guard reading.field.vocabulary == nil else { return needle }
    var texts: Set<String> = []
    for value in counted(reading, in: rows(), scene).keys {
      if let text = text(value, reading.field.kind, scene), wanted.isWhole(text) {
        texts.insert(text)
      }
    }
    needle.texts = texts.sorted()
    return needle
  }
}

/// Finds the table of a row type among those of a community.
final class TableFinder<Wanted: Entity>: CollectionVisitor {
  private let community: Community
  private(set) var table = Table<Wanted>()

  init(_ community: Community) {
    self.community = community
    Collections.named(Wanted.collection.key)?.accept(self)
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    if let found = community[keyPath: path] as? Table<Wanted> { table = found }
  }
}
