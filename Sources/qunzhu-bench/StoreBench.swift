import CommunityModel
import CommunityStore
import Foundation
import Glibc
import Wording

/// Opening a workspace and saving one edit, beside Foundation and beside the bare disk.
struct StoreBench {
  private let folder: Folder
  private let demo: Community
  private let moment: Moment

  init(_ folder: Folder, _ demo: Community, _ moment: Moment) {
    self.folder = folder
    self.demo = demo
    self.moment = moment
  }

  func run() throws {
    let directory = WorkspaceDirectory(folder.path + "/shop")
    try directory.create()
    let (opened, writer) = try directory.open()
    var workspace = opened
    let changes = Collections.all.flatMap { face in
      face.ids(demo).compactMap { face.record(demo, $0) }.map { Change.insert(face.info.key, $0) }
    }
    let (_, storing) = try Stopwatch.once {
      _ = try writer.transact(on: &workspace) { community in
        group(community, writer.machine, changes)
      }
    }
    Page.line("store all of it as one transaction", storing, "\(changes.count) rows")
    let (_, snapshot) = try Stopwatch.once { _ = try writer.compact(workspace.community) }
    Page.line("write a snapshot", snapshot)
    let opening = try Stopwatch.each(3) { _ in _ = try directory.read() }
    let decoding = try foundation()
    Page.line("open the workspace", opening.median, "all collections")
    Page.line(
      "Foundation's JSONDecoder on the members' rows", decoding,
      "opening all is \(Page.times(opening.median, decoding)) of that")
    try saving(&workspace, writer)
  }

  private func group(
    _ community: Community, _ machine: Int64, _ changes: [Change]
  ) -> ChangeGroup {
    var mint = community.mint
    return ChangeGroup(
      id: mint.mint(), at: moment.now, actor: Actor(name: "bench", machine: machine, process: 1),
      action: "bench", label: Localized("测量", "Bench"), count: changes.count, changes: changes)
  }

  /// The fields that a members row mostly has, decoded line by line.
  private struct Row: Decodable {
    let id: String
    let name: String?
    let phone: String?
    let city: String?
    let owner: String?
    let remark: String?
    let gender: String?
  }

  private func foundation() throws -> Double {
    let rows = try memberLines()
    let decoder = JSONDecoder()
    let (count, time) = try Stopwatch.once {
      try rows.reduce(0) { $0 + (try decoder.decode(Row.self, from: $1).id.isEmpty ? 0 : 1) }
    }
    guard count == rows.count else { throw BenchError.noFile }
    return time
  }

  private func memberLines() throws -> [Data] {
    let root = URL(fileURLWithPath: folder.path + "/shop/snap")
    guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { throw BenchError.noFile }
    for case let file as URL in files where file.lastPathComponent.hasPrefix("members.") {
      return try Data(contentsOf: file).split(separator: 10).map { Data($0) }
        .filter { $0.starts(with: Array("{".utf8)) && $0.range(of: Data("\"id\"".utf8)) != nil }
    }
    throw BenchError.noFile
  }

  /// One edit through the store beside an append and a sync of as many bytes.
  private func saving(_ workspace: inout OpenedWorkspace, _ writer: WorkspaceWriter) throws {
    let members = Array(workspace.community.members.prefix(200).map(\.id))
    let before = journalBytes()
    var edited = workspace
    let edits = try Stopwatch.each(members.count) { place in
      let id = members[place]
      let old = edited.community.members[id].map { FieldValue.text($0.city) } ?? .none
      let city = old == .text("") ? FieldValue.none : old
      _ = try writer.transact(on: &edited) { community in
        group(
          community, writer.machine,
          [.set("members", id.raw, field: "city", before: city, after: .text("杭州\(place)"))])
      }
    }
    workspace = edited
    let bytes = max(64, (journalBytes() - before) / max(1, members.count))
    let file = try BareFile(folder.path + "/bare", bytes: bytes)
    let bare = Stopwatch.each(members.count) { _ in file.append() }
    Page.line(
      "save one edit (lock, append, sync), median", edits.median, "p99 \(Page.format(edits.p99)) ms"
    )
    Page.line(
      "bare append + fdatasync of \(bytes) bytes, median", bare.median,
      "a saved edit is \(Page.times(edits.median, bare.median)) of that")
  }

  private func journalBytes() -> Int {
    let root = URL(fileURLWithPath: folder.path + "/shop/journal")
    guard
      let files = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: [.fileSizeKey])
    else { return 0 }
    var total = 0
    for case let file as URL in files {
      total += (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }
    return total
  }
}
