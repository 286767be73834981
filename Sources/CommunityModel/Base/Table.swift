/// The rows of one collection, sorted by id, in chunks that are copied only when they are written.
///
/// A copy of a table shares every chunk with its original, so that a background scan, a frame or a
/// query can hold one for the price of a retain. Look-up is a binary search over chunks, then within
/// one: ids grow as they are minted, so new rows nearly always go to the end.
public struct Table<Row: Entity>: Sendable {
  struct Chunk: Sendable {
    var ids: [Int64]
    var rows: [Row]
  }

  /// Rows a chunk is split at.
  static var chunkLimit: Int { 1024 }

  private(set) var chunks: [Chunk] = []
  private var firsts: [Int64] = []
  /// The number of rows.
  public private(set) var count = 0

  /// An empty table.
  public init() {}

  /// A table of rows in any order; of two rows with one id the later stands.
  public init(_ rows: some Sequence<Row>) {
    var sorted = Array(rows)
    var previous = Int64.min
    let inOrder = sorted.allSatisfy { row in
      defer { previous = row.id.raw }
      return row.id.raw > previous
    }
    if !inOrder {
      var latest: [Int64: Row] = [:]
      for row in sorted { latest[row.id.raw] = row }
      sorted = latest.values.sorted { $0.id < $1.id }
    }
    self.init(strictlyAscending: sorted)
  }

  private init(strictlyAscending rows: [Row]) {
    let limit = Self.chunkLimit
    chunks.reserveCapacity(rows.count / limit + 1)
    var start = 0
    while start < rows.count {
      let end = Swift.min(start + limit, rows.count)
      let part = Array(rows[start..<end])
      chunks.append(Chunk(ids: part.map(\.id.raw), rows: part))
      firsts.append(part[0].id.raw)
      start = end
    }
    count = rows.count
  }

  /// Whether no row is there.
  public var isEmpty: Bool { count == 0 }

  /// The row of an id.
  public subscript(id: ID<Row>) -> Row? {
    guard let place = place(of: id.raw) else { return nil }
    return chunks[place.chunk].rows[place.index]
  }

  /// The row of a packed id.
  public subscript(raw raw: Int64) -> Row? {
    self[ID(raw: raw)]
  }

  /// Whether an id is there.
  public func contains(_ id: ID<Row>) -> Bool {
    place(of: id.raw) != nil
  }

  /// Adds a row; false when its id is taken.
  public mutating func insert(_ row: Row) -> Bool {
    let raw = row.id.raw
    guard let chunk = chunkIndex(for: raw) else {
      chunks.insert(Chunk(ids: [raw], rows: [row]), at: 0)
      firsts.insert(raw, at: 0)
      count += 1
      return true
    }
    let index = lowerBound(raw, in: chunks[chunk].ids)
    if index < chunks[chunk].ids.count, chunks[chunk].ids[index] == raw { return false }
    if chunks[chunk].ids.count >= Self.chunkLimit {
      if chunk == chunks.count - 1, index == chunks[chunk].ids.count {
        chunks.append(Chunk(ids: [raw], rows: [row]))
        firsts.append(raw)
        count += 1
        return true
      }
      split(chunk)
      return insert(row)
    }
    chunks[chunk].ids.insert(raw, at: index)
    chunks[chunk].rows.insert(row, at: index)
    firsts[chunk] = chunks[chunk].ids[0]
    count += 1
    return true
  }

  /// Takes a row out and returns it.
  public mutating func remove(_ id: ID<Row>) -> Row? {
    guard let place = place(of: id.raw) else { return nil }
    chunks[place.chunk].ids.remove(at: place.index)
    let row = chunks[place.chunk].rows.remove(at: place.index)
    if chunks[place.chunk].ids.isEmpty {
      chunks.remove(at: place.chunk)
      firsts.remove(at: place.chunk)
    } else {
      firsts[place.chunk] = chunks[place.chunk].ids[0]
    }
    count -= 1
    return row
  }

  /// Changes a row in place; nil when the id is not there. The change must keep the row's id.
  public mutating func update<Result>(
    _ id: ID<Row>, _ change: (inout Row) -> Result
  ) -> Result? {
    guard let place = place(of: id.raw) else { return nil }
    return change(&chunks[place.chunk].rows[place.index])
  }

  /// The number of chunks, for scans that share the work.
  public var chunkCount: Int { chunks.count }

  /// The rows of one chunk, 0 to `chunkCount` − 1.
  public func chunk(_ index: Int) -> [Row] {
    chunks[index].rows
  }

  private func place(of raw: Int64) -> (chunk: Int, index: Int)? {
    guard let chunk = chunkIndex(for: raw) else { return nil }
    let index = lowerBound(raw, in: chunks[chunk].ids)
    guard index < chunks[chunk].ids.count, chunks[chunk].ids[index] == raw else { return nil }
    return (chunk, index)
  }

  /// The last chunk whose first id is not above `raw`.
  private func chunkIndex(for raw: Int64) -> Int? {
    var low = 0
    var high = firsts.count
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= raw { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private func lowerBound(_ raw: Int64, in ids: [Int64]) -> Int {
    if let last = ids.last, last < raw { return ids.count }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < raw { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func split(_ chunk: Int) {
    let middle = chunks[chunk].ids.count / 2
    let tail = Chunk(
      ids: Array(chunks[chunk].ids[middle...]), rows: Array(chunks[chunk].rows[middle...]))
    chunks[chunk].ids.removeSubrange(middle...)
    chunks[chunk].rows.removeSubrange(middle...)
    chunks.insert(tail, at: chunk + 1)
    firsts.insert(tail.ids[0], at: chunk + 1)
  }
}

extension Table: Equatable {
  /// Same rows, wherever their chunks end.
  public static func == (left: Table, right: Table) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }
}

extension Table: Sequence {
  /// Goes through the rows by ascending id.
  public struct Iterator: IteratorProtocol {
    private let chunks: [Chunk]
    private var chunk = 0
    private var index = 0

    init(_ chunks: [Chunk]) {
      self.chunks = chunks
    }

    /// The next row.
    public mutating func next() -> Row? {
      guard chunk < chunks.count else { return nil }
      defer {
        index += 1
        if index == chunks[chunk].rows.count { (chunk, index) = (chunk + 1, 0) }
      }
      return chunks[chunk].rows[index]
    }
  }

  /// An iterator over the rows by ascending id.
  public func makeIterator() -> Iterator {
    Iterator(chunks)
  }

  /// The number of rows, exactly.
  public var underestimatedCount: Int { count }
}
