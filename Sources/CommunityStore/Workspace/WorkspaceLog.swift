public import CommunityModel
public import Wording

/// A transaction as the history shows it, and where to find its changes.
public struct LoggedGroup: Hashable, Sendable, Identifiable {
  /// Its place in the order of all transactions, from 1.
  public var sequence: Int
  /// The transaction's own id.
  public var id: CommunityModel.ID<ChangeGroup>
  /// When it was made.
  public var at: Instant
  /// Who made it.
  public var actor: Actor
  /// The id of the action.
  public var action: String
  /// What the history shows.
  public var label: Localized
  /// Rows that it changed.
  public var count: Int
  /// The transaction that it takes back.
  public var undoes: CommunityModel.ID<ChangeGroup>?
  /// Rows that were left out because colleagues had just set the same fields.
  public var overtaken = 0
  /// Where its lines lie.
  public var place: JournalPlace
}

extension LoggedGroup {
  init(_ group: ChangeGroup, sequence: Int, place: JournalPlace) {
    self.init(
      sequence: sequence, id: group.id, at: group.at, actor: group.actor, action: group.action,
      label: group.label, count: group.count, undoes: group.undoes,
      overtaken: group.overtaken?.rows ?? 0, place: place)
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("seq")
    writer.integer(sequence)
    GroupCodec.writeFields(
      id: id.raw, at: at, actor: actor, action: action, label: label, count: count,
      undoes: undoes?.raw, to: &writer)
    if overtaken > 0 {
      writer.key("overtaken")
      writer.integer(overtaken)
    }
    writer.key("place")
    writer.beginObject()
    writer.key("machine")
    writer.text(WorkspacePaths.machineName(place.machine))
    writer.key("segment")
    writer.integer(place.segment)
    writer.key("offset")
    writer.integer(place.offset)
    writer.key("bytes")
    writer.integer(place.bytes)
    writer.endObject()
    writer.endObject()
  }

  init(_ reader: inout JSONReader) throws(JSONFailure) {
    var head = GroupCodec.Head()
    var (sequence, overtaken) = (0, 0)
    var place = JournalPlace(machine: 0, segment: 0, offset: 0, bytes: 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "seq": sequence = try reader.count()
      case "overtaken": overtaken = try reader.count()
      case "place":
        try reader.object { (reader, key) throws(JSONFailure) in
          switch key {
          case "machine": place.machine = WorkspacePaths.machine(try reader.text()) ?? 0
          case "segment": place.segment = try reader.count()
          case "offset": place.offset = try reader.count()
          case "bytes": place.bytes = try reader.count()
          default: try reader.skip()
          }
        }
      default: try GroupCodec.readField(key, &head, &reader)
      }
    }
    self.init(head.group, sequence: sequence, place: place)
    self.overtaken = overtaken
  }
}

/// The history of a workspace: recent transactions in memory, older ones read when asked for.
public struct WorkspaceLog: Sendable {
  /// The transactions since the last snapshot, oldest first.
  public internal(set) var recent: [LoggedGroup] = []
  let env: StoreEnvironment
  let paths: WorkspacePaths
  /// The file with everything before `recent`, and its checksums.
  var archive: Archive?

  struct Archive: Sendable {
    var path: String
    var file: SnapshotIndex.File
    /// How many transactions it holds.
    var groups: Int
  }

  /// Every transaction, oldest first.
  public func all() throws(StoreError) -> [LoggedGroup] {
    try archived() + recent
  }

  /// The changes of a transaction, for undo.
  public func group(_ logged: LoggedGroup) throws(StoreError) -> ChangeGroup {
    let reader = JournalReader(ops: env.ops, paths: paths, machine: logged.place.machine)
    let found = try reader.transaction(at: logged.place)
    do throws(JSONFailure) {
      return try GroupCodec.read(found)
    } catch {
      throw .damaged(
        path: paths.segment(logged.place.segment, of: logged.place.machine), line: 0,
        byte: logged.place.offset, reason: error.words)
    }
  }

  /// The bytes of the archive, as they go into the next snapshot.
  ///
  /// Where others have removed the snapshot it lies in, it is made anew from the journal, which is the
  /// truth in any case.
  func archivedBytes() throws(StoreError) -> [UInt8] {
    guard let archive else { return [] }
    if let bytes = try? env.ops.contents(of: archive.path), archive.file.matches(bytes) {
      return bytes
    }
    var writer = JSONWriter()
    for logged in try replayed(archive) {
      logged.write(to: &writer)
      writer.endLine()
    }
    return writer.take()
  }

  private func replayed(_ archive: Archive) throws(StoreError) -> [LoggedGroup] {
    let truth = try WorkspaceLoader(env: env, paths: paths, usesSnapshots: false).load()
    return Array(truth.ledger.log.recent.prefix(archive.groups))
  }

  private func archived() throws(StoreError) -> [LoggedGroup] {
    guard let archive else { return [] }
    guard let bytes = try? env.ops.contents(of: archive.path), archive.file.matches(bytes) else {
      return try replayed(archive)
    }
    do throws(JSONFailure) {
      return try SnapshotLines.read(bytes) { (reader) throws(JSONFailure) in
        try LoggedGroup(&reader)
      }
    } catch {
      throw .damaged(path: archive.path, line: 0, byte: error.offset, reason: error.words)
    }
  }
}

extension JSONFailure {
  /// The reason in both languages.
  var words: Localized {
    switch reason {
    case .unknown: Localized("这是新版本写入的内容", "a newer version wrote this")
    case .duplicateKey: Localized("同一个键出现了两次", "a key stands there twice")
    case .tooLong, .tooDeep: Localized("超出了格式的限制", "it exceeds the limits of the format")
    case .wrongKind: Localized("值的类型不对", "a value is of the wrong kind")
    default: Localized("不是有效的 JSON", "it is not valid JSON: \(reason.rawValue)")
    }
  }
}
