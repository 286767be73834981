import CommunityModel

/// The texts of rows that bare words search, folded once and kept until a row changes.
///
/// Reading and folding the texts of a hundred thousand rows takes most of a second; finding a word in
/// what was folded takes hundredths of one.
public struct WordTable: Sendable {
  /// What stands between two texts of a row: no text that people write holds it.
  static let separator: UInt8 = 0x1F
  /// The most bytes of one row that are kept; a row with longer notes is read itself.
  static let rowLimit = 4096
  /// The most bytes that are kept in all.
  static let byteLimit = 256 << 20

  private struct Place {
    var start: Int
    /// Where the texts begin that hold more than ASCII: only those can sound like something.
    var sounding: Int
    var end: Int
  }

  private var bytes: [UInt8] = []
  private var places: [Int64: Place] = [:]
  /// Rows that changed since they were folded, and rows that are not kept.
  private var stale: Set<Int64> = []
  private var wasted = 0

  /// The bytes that it holds, places included.
  public var byteCount: Int {
    bytes.capacity + places.capacity * (MemoryLayout<Place>.stride + MemoryLayout<Int64>.stride)
  }

  /// Whether rows wait to be folded anew.
  public var isStale: Bool { !stale.isEmpty }

  /// Whether values of a kind hold their texts themselves, rather than by reference.
  static func covers(_ kind: FieldKind) -> Bool {
    QueryNames.collection(of: kind) == nil
  }

  /// Takes note that rows have changed.
  public mutating func forget(_ ids: some Sequence<Int64>) {
    stale.formUnion(ids)
  }

  /// Whether a word is in a row's texts; nil where they are not known.
  func finds(_ needle: TextNeedle, in id: Int64) -> Bool? {
    guard let place = places[id], !stale.contains(id) else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      needle.finds(
        folded: UnsafeBufferPointer(rebasing: bytes[place.start..<place.end]),
        sounding: UnsafeBufferPointer(rebasing: bytes[place.sounding..<place.end]))
    }
  }

  /// The table of a collection, brought up to date from an earlier one where there is one.
  static func make<Row: Entity>(
    _ catalog: QueryCatalog<Row>, _ rows: Table<Row>, _ scene: QueryScene, after old: WordTable?
  ) -> WordTable {
    let fields = catalog.fields.filter { $0.isSearched && covers($0.kind) }
    var table = old ?? WordTable()
    let isWorthKeeping =
      table.stale.count < rows.count / 4 && table.wasted < table.bytes.count / 2
    if old != nil, isWorthKeeping {
      let changed = table.stale
      table.stale = []
      for id in changed {
        if let row = rows[raw: id] { table.take(row, fields, scene) } else { table.drop(id) }
      }
      return table
    }
    table = WordTable()
    table.places.reserveCapacity(rows.count)
    for chunk in 0..<rows.chunkCount {
      rows.chunk(chunk).withUnsafeBufferPointer { part in
        for row in part { table.take(row, fields, scene) }
      }
    }
    return table
  }

  private mutating func drop(_ id: Int64) {
    guard let place = places.removeValue(forKey: id) else { return }
    wasted += place.end - place.start
  }

  private mutating func take<Row: Entity>(
    _ row: Row, _ fields: [QueryField<Row>], _ scene: QueryScene
  ) {
    drop(row.id.raw)
    let start = bytes.count
    var sounding: [String] = []
    for field in fields {
      WordTable.texts(field.read(row, scene, field.defaultWindow)) { text in
        if TextNeedle.isASCII(text) { append(text, scene) } else { sounding.append(text) }
      }
    }
    let middle = bytes.count
    for text in sounding { append(text, scene) }
    guard bytes.count - start <= WordTable.rowLimit, bytes.count <= WordTable.byteLimit else {
      bytes.removeSubrange(start...)
      return
    }
    places[row.id.raw] = Place(start: start, sounding: middle, end: bytes.count)
  }

  private mutating func append(_ text: String, _ scene: QueryScene) {
    guard !text.isEmpty else { return }
    bytes.append(contentsOf: scene.folding.fold(text).utf8)
    bytes.append(WordTable.separator)
  }

  /// The texts that a word searches in a value.
  private static func texts(_ value: FieldValue, _ take: (String) -> Void) {
    switch value {
    case .text(let text): take(text)
    case .list(let values): for value in values { texts(value, take) }
    case .record(let parts): if let first = parts.first { texts(first, take) }
    case .none, .flag, .int, .day, .instant, .ref, .raw: break
    }
  }
}
