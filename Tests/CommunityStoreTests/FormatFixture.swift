import CommunityModel
import Foundation
import Testing
import Wording

@testable import CommunityStore

/// A workspace of an earlier version, kept for ever: every later version has to read it.
///
/// They are made once, by the version whose name they bear (`QUNZHU_RECORD_FIXTURES=1` makes those that
/// are not there yet), and never made again.
struct FormatFixture: CustomTestStringConvertible {
  /// The folder's name: the format, and what is in it.
  let name: String
  /// Makes it.
  let make: @Sendable (SimulatedDisk) throws -> Void

  var testDescription: String { name }

  static let all = [
    FormatFixture(name: "format-1-plain", make: plain),
    FormatFixture(name: "format-1-repaired", make: repaired),
    FormatFixture(name: "format-1-erased", make: erased),
    FormatFixture(name: "format-1-machines", make: machines),
    FormatFixture(name: "format-1-overtaken", make: overtaken),
    FormatFixture(name: "format-2-from-afar", make: fromAfar),
  ]

  static let isRecording =
    ProcessInfo.processInfo.environment["QUNZHU_RECORD_FIXTURES"] == "1"

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private var place: URL { Self.folder.appending(path: name) }

  /// Its files, by path from the workspace's directory on.
  func files() throws -> [String: [UInt8]] {
    if Self.isRecording, !FileManager.default.fileExists(atPath: place.path) { try record() }
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: place.path) {
      let path = place.appending(path: file)
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { continue }
      files[file] = Array(try Data(contentsOf: path))
    }
    return files
  }

  /// A disk with the fixture on it, as the workspace `/w`.
  func disk() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    try disk.makeDirectory("/w", mode: 0o700)
    for (name, bytes) in try files() where name != "facts.txt" {
      var folder = "/w"
      for part in name.split(separator: "/").dropLast() {
        folder += "/\(part)"
        if try disk.statusIfPresent(folder) == nil { try disk.makeDirectory(folder, mode: 0o700) }
      }
      try disk.createFile("/w/\(name)", bytes, mode: 0o600)
    }
    return disk
  }

  /// What its version said of it.
  func facts() throws -> String {
    String(decoding: try files()["facts.txt"] ?? [], as: UTF8.self)
  }

  /// What this version says of a workspace: every transaction, every row, and the clashes.
  static func facts(_ directory: WorkspaceDirectory) throws -> String {
    let opened = try directory.read()
    var lines = ["state \(opened.state.rawValue)"]
    for entry in try opened.ledger.log.all() {
      let group = try opened.ledger.log.group(entry)
      lines.append(
        "\(entry.sequence) \(PackedID.text(prefix: "x", raw: entry.id.raw)) \(entry.at.milliseconds) \(entry.actor.name) \(entry.action) \(entry.label.zh) \(entry.count) \(group.changes.count)"
      )
    }
    for face in Collections.all where face.count(opened.community) > 0 {
      lines.append("\(face.info.key) \(face.count(opened.community))")
    }
    for clash in try opened.allClashes() {
      lines.append("clash \(clash.origin.rawValue) \(clash.collection) \(clash.field ?? "-")")
    }
    lines.append("rows \(RowsHash(opened.community))")
    return lines.joined(separator: "\n") + "\n"
  }

  private func record() throws {
    let disk = SimulatedDisk()
    try make(disk)
    try? disk.unlink("/w/reserve")
    try? disk.unlink("/w/lock")
    var files = try Self.files(disk, "/w")
    files["facts.txt"] = Array(try Self.facts(Sample.workspace(disk)).utf8)
    for (name, bytes) in files {
      let target = place.appending(path: name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }
  }

  private static func files(_ disk: SimulatedDisk, _ path: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try disk.list(path) {
      let full = "\(path)/\(name)"
      if try disk.status(full).isDirectory {
        files.merge(try self.files(disk, full)) { one, _ in one }
      } else {
        files[String(full.dropFirst(3))] = try disk.contents(of: full)
      }
    }
    return files
  }
}

extension FormatFixture {
  private static let person = Sample.memberID(1)

  private static func row(_ id: Int64, _ fields: [(String, FieldValue)]) -> RowRecord {
    RowRecord(id: id, fields: fields.map { RowRecord.Entry(key: $0.0, value: $0.1) })
  }

  /// Every kind of change, unknown fields, a long transaction in parts, a snapshot in the middle, a backup.
  @Sendable private static func plain(_ disk: SimulatedDisk) throws {
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    let tag = FieldValue.record([
      .ref(PackedID.pack(machine: Sample.machine, counter: 3)), .text("manual"),
      .day(Day(number: 20_000)), .none,
    ])
    let order = row(
      PackedID.pack(machine: Sample.machine, counter: 2_000_001),
      [
        ("channel", .text("youzan")), ("number", .text("E1")), ("member", .ref(person)),
        ("state", .text("completed")), ("paid", .int(12_345)),
        ("paidAt", .instant(Instant(milliseconds: 1_700_000_000_123))),
      ])
    let groups = [
      Sample.group(0, Sample.members(3)), Sample.group(1),
      Sample.group(
        2, (1...3).map { .add("members", Sample.memberID($0), field: "tags", element: tag) }),
      Sample.group(
        3,
        [
          .set("members", person, field: "city", before: .text("杭州"), after: .text("é\u{301}\n\"")),
          .set("members", Sample.memberID(2), field: "city", before: .text("上海"), after: .none),
          .insert("orders", order),
        ]),
      Sample.group(4, [.drop("members", person, field: "tags", element: tag)]),
      Sample.group(5, [.remove("orders", order)]),
    ]
    for (place, group) in groups.enumerated() {
      try opened.community.apply(group.changes)
      try writer.store(group)
      if place == 3 { try writer.compact(opened.community) }
    }
    _ = try directory.backUp()
    try addInParts(disk, directory)
  }

  /// The lines of a long transaction, but short.
  private static func addInParts(_ disk: SimulatedDisk, _ directory: WorkspaceDirectory) throws {
    let own = Int(Sample.machine)
    var batch = JournalBatch(after: try directory.read().head[own])
    let time = Sample.group(6).at.milliseconds
    batch.add(.begin, at: time) { writer in
      writer.beginObject()
      GroupCodec.writeFields(
        id: Sample.group(6).id.raw, at: Sample.group(6).at, actor: Sample.group(6).actor,
        action: "import", label: Localized("导入", "Import"), count: 2, undoes: nil, to: &writer)
      writer.endObject()
    }
    for part in [Sample.members(1, from: 7), Sample.members(1, from: 8)] {
      batch.add(.part, at: time) { writer in
        writer.beginArray()
        for operation in ChangeEncoder(part).operations { writer.raw(operation) }
        writer.endArray()
      }
    }
    batch.add(.commit, at: time) { writer in
      writer.beginObject()
      writer.key("parts")
      writer.integer(2)
      writer.key("changes")
      writer.integer(2)
      writer.endObject()
    }
    let file = try disk.open(directory.paths.segment(1, of: own), .append)
    _ = try disk.write(file, batch.bytes[...])
    disk.close(file)
  }

  /// A line in the middle was lost, and a repair passes over it.
  @Sendable private static func repaired(_ disk: SimulatedDisk) throws {
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    let places = try (0..<4).map { try writer.store(Sample.group($0)).place }
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    var bytes = try disk.contents(of: path)
    bytes[places[1].offset + 60] ^= 1
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    _ = try directory.repair()
    let (_, next) = try directory.open()
    try next.store(Sample.group(4))
  }

  /// Somebody was erased: the journal begins anew with a later number.
  @Sendable private static func erased(_ disk: SimulatedDisk) throws {
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    for group in [Sample.group(0, Sample.members(2)), Sample.group(1)] {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    let day = try #require(Day("2026-11-22"))
    try writer.store(Sample.group(2, opened.community.erasing(ID(raw: person), on: day)))
    _ = try directory.erase()
    let (_, next) = try directory.open()
    try next.store(Sample.group(3))
  }

  /// Two machines set one field, and one of them has made a snapshot.
  @Sendable private static func machines(_ disk: SimulatedDisk) throws {
    try set([("杭州", "北京", Sample.machine, 1), ("杭州", "广州", 0x54321, 2)], on: disk)
  }

  /// Two consoles set one field in the same moment.
  @Sendable private static func overtaken(_ disk: SimulatedDisk) throws {
    try set([("杭州", "北京", Sample.machine, 1)], on: disk)
    let (_, writer) = try Sample.workspace(disk).open()
    let lost = Change.set(
      "members", person, field: "city", before: .text("北京"), after: .text("上海"))
    let group = Sample.group(5)
    let faster = Sample.group(
      1, [.set("members", person, field: "city", before: .text("杭州"), after: .text("北京"))])
    try writer.store(
      ChangeGroup(
        id: group.id, at: group.at, actor: group.actor, action: "member.city.set",
        label: Localized("改城市", "Set city"), count: 0, changes: [],
        overtaken: Overtaken(rows: 1, [lost], colleagues: [faster])))
  }

  private static func set(
    _ cities: [(before: String, after: String, machine: Int64, number: Int)],
    on disk: SimulatedDisk
  ) throws {
    let directory = Sample.workspace(disk)
    try directory.create()
    let (opened, writer) = try directory.open()
    var rows = opened.community
    try rows.apply(Sample.members(1))
    try writer.store(Sample.group(0, Sample.members(1)))
    let writers = [
      Sample.machine: writer,
      0x54321: try Sample.workspace(disk, host: "fedcba9876543210", machine: 0x54321).open().1,
    ]
    for city in cities {
      let change = Change.set(
        "members", person, field: "city", before: .text(city.before), after: .text(city.after))
      try writers[city.machine]?.store(
        Sample.group(city.number, machine: city.machine, [change]))
    }
    if cities.count > 1 {
      let (opened, writer) = try directory.open()
      try writer.compact(opened.community)
    }
  }

  /// A later version has written it: unknown fields everywhere, and writing is reserved.
  @Sendable private static func fromAfar(_ disk: SimulatedDisk) throws {
    try plain(disk)
    let directory = Sample.workspace(disk)
    let own = Int(Sample.machine)
    var batch = JournalBatch(after: try directory.read().head[own])
    batch.add(.group, at: Sample.group(9).at.milliseconds) { writer in
      writer.beginObject()
      GroupCodec.writeFields(
        id: Sample.group(9).id.raw, at: Sample.group(9).at, actor: Sample.group(9).actor,
        action: "later.action", label: Localized("以后的动作", "Later"), count: 1, undoes: nil,
        to: &writer)
      writer.key("mood")
      writer.raw(Array("{\"score\":1.0,\"of\":[1E2,-0]}".utf8))
      writer.key("changes")
      writer.beginArray()
      for operation in ChangeEncoder(Sample.members(1, from: 9)).operations {
        writer.raw(operation)
      }
      writer.endArray()
      writer.endObject()
    }
    let file = try disk.open(directory.paths.segment(1, of: own), .append)
    _ = try disk.write(file, batch.bytes[...])
    disk.close(file)
    var writer = JSONWriter()
    let start = writer.beginSealed()
    for (key, number) in [("format", 2), ("minReader", 1), ("minWriter", 2)] {
      writer.key(key)
      writer.integer(number)
    }
    writer.key("workspace")
    writer.text("0123456789abcdef")
    writer.key("shared")
    writer.flag(false)
    writer.key("snapshots")
    writer.beginArray()
    writer.endArray()
    writer.key("climate")
    writer.raw(Array("{\"zone\":1.50}".utf8))
    writer.endSealed(from: start)
    let bytes = writer.take()
    try disk.unlink("/w/manifest.json")
    try disk.createFile("/w/manifest.json", bytes, mode: 0o600)
  }
}
