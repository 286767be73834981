import CommunityModel

/// Reads a snapshot, if it is what was written.
struct SnapshotReader {
  let ops: any FileOps
  let paths: WorkspacePaths

  struct Loaded {
    var community: Community
    var index: SnapshotIndex
  }

  /// The index of a snapshot; nil when it does not match its seal.
  func index(of snapshot: Manifest.Snapshot) -> SnapshotIndex? {
    let path = paths.snapshot(snapshot.generation) + "/index.json"
    guard let bytes = try? ops.contents(of: path) else { return nil }
    return SnapshotIndex(bytes, checksum: snapshot.index)
  }

  /// The community a snapshot holds; nil when a file does not match its checksums.
  func load(_ snapshot: Manifest.Snapshot, mint: IDMint) -> Loaded? {
    guard let index = index(of: snapshot) else { return nil }
    let loading = Loading(reader: self, index: index)
    for face in Collections.all { face.accept(loading) }
    guard !loading.failed, logMatches(index) else { return nil }
    loading.community.mint = mint
    for (machine, counter) in index.counters {
      loading.community.mint.observe(PackedID.pack(machine: machine, counter: counter))
    }
    loading.community.relink()
    return Loaded(community: loading.community, index: index)
  }

  /// The row files of a generation that are not what was written, as far as its index can be read.
  func spoiled(_ generation: Int) -> [String] {
    let path = paths.snapshot(generation)
    guard let bytes = try? ops.contents(of: path + "/index.json"),
      let checksum = Seal.checksum(ofDocument: bytes),
      let index = SnapshotIndex(bytes, checksum: checksum)
    else { return [] }
    return index.files.filter { file in
      guard let bytes = try? ops.contents(of: "\(path)/\(file.name).jsonl") else { return false }
      return !file.matches(bytes)
    }.map(\.name)
  }

  /// The log is only read when asked for, but a snapshot without it is not whole.
  private func logMatches(_ index: SnapshotIndex) -> Bool {
    guard let file = index.file("log") else { return false }
    let path = paths.snapshot(index.generation) + "/log.jsonl"
    return (try? ops.status(path))?.size == file.bytes
  }

  /// Whether the log of a snapshot is what was written.
  func logIsWhole(_ snapshot: Manifest.Snapshot) -> Bool {
    guard let index = index(of: snapshot), let bytes = content(of: "log", index) else {
      return false
    }
    return
      (try? SnapshotLines.read(
        bytes, { (reader) throws(JSONFailure) in try LoggedGroup(&reader) }))?.count == index.groups
  }

  fileprivate func content(of name: String, _ index: SnapshotIndex) -> [UInt8]? {
    guard let file = index.file(name) else { return [] }
    let path = paths.snapshot(index.generation) + "/\(name).jsonl"
    guard let bytes = try? ops.contents(of: path), file.matches(bytes) else { return nil }
    return bytes
  }
}

/// Takes in one collection after the other.
private final class Loading: CollectionVisitor {
  private let reader: SnapshotReader
  private let index: SnapshotIndex
  var community = Community()
  var failed = false

  init(reader: SnapshotReader, index: SnapshotIndex) {
    self.reader = reader
    self.index = index
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    guard !failed, let bytes = reader.content(of: Row.collection.key, index) else {
      failed = true
      return
    }
    let codec = RowCodec<Row>()
    guard
      let rows = try? SnapshotLines.read(
        bytes, { (reader) throws(JSONFailure) in try codec.read(&reader) })
    else {
      failed = true
      return
    }
    community.load(path, Table(rows))
  }
}
