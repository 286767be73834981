import CommunityModel
import Testing

@testable import CommunityStore

/// Workspaces of every version so far: this version reads them as their own did.
@Suite struct FormatFixtureTests {
  @Test(arguments: FormatFixture.all)
  func `every version's workspace is read as its own version read it`(
    fixture: FormatFixture
  ) throws {
    let directory = Sample.workspace(try fixture.disk())
    let facts = try FormatFixture.facts(directory)
    #expect(try facts == fixture.facts(), "it is read as \(facts)")
    #expect(try !fixture.facts().isEmpty)
    #expect(try directory.check().problems.isEmpty)
  }

  @Test(arguments: FormatFixture.all)
  func `every transaction of every version is written again to the byte`(
    fixture: FormatFixture
  ) throws {
    let disk = try fixture.disk()
    let directory = Sample.workspace(disk)
    var lines = 0
    for machine in try disk.list("/w/journal").compactMap(WorkspacePaths.machine) {
      let reader = JournalReader(ops: disk, paths: directory.paths, machine: machine)
      for found in try reader.read(from: .start(of: machine)).transactions {
        let text = String(decoding: found.bytes[found.head], as: UTF8.self)
        // What this version does not know of a transaction stays on disk and is not written by it.
        guard found.parts.isEmpty, !text.contains("\"mood\"") else { continue }
        var batch = JournalBatch(after: .start(of: machine))
        try GroupCodec.add(try GroupCodec.read(found), to: &batch)
        let line = Array(batch.bytes.dropLast())
        let payload = try #require(line.withRawBytes(JournalLine.init)).payload
        #expect(Array(line[payload]) == Array(found.bytes[found.head]), "\(text)")
        lines += 1
      }
    }
    #expect(lines > 0)
  }

  @Test(arguments: FormatFixture.all)
  func `every version's snapshot is written again to the byte`(fixture: FormatFixture) throws {
    let files = try fixture.files()
    let disk = try fixture.disk()
    let reader = SnapshotReader(ops: disk, paths: WorkspacePaths(root: "/w"))
    let manifest = try #require(Manifest(try disk.contents(of: "/w/manifest.json")))
    for snapshot in manifest.snapshots {
      let loaded = try #require(reader.load(snapshot, mint: IDMint(machine: Sample.machine)))
      for face in Collections.all {
        var writer = JSONWriter()
        for id in face.ids(loaded.community) {
          let record = try #require(face.record(loaded.community, id))
          RecordCodec.named(face.info.key)?.write(record, to: &writer)
          writer.endLine()
        }
        let name = "snap/\(WorkspacePaths.padded(snapshot.generation))/\(face.info.key).jsonl"
        #expect(writer.take() == files[name] ?? [], "\(name)")
      }
      #expect(reader.logIsWhole(snapshot))
    }
  }

  @Test(arguments: FormatFixture.all.filter { $0.name.hasPrefix("format-1") })
  func `today's version goes on where every version left off`(fixture: FormatFixture) throws {
    let disk = try fixture.disk()
    let directory = Sample.workspace(disk)
    let before = try directory.read().ledger.log.all().map(\.id)
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(200))
    let (opened, again) = try directory.open()
    try again.compact(opened.community)
    let after = try directory.read()
    #expect(after.state == .clean)
    #expect(try after.ledger.log.all().map(\.id) == before + [Sample.group(200).id])
    #expect(try directory.check().problems.isEmpty)
    // Files of the older version are never touched: the journal only grows.
    for (name, bytes) in try fixture.files() where name.hasPrefix("journal/") {
      #expect(try disk.contents(of: "/w/\(name)").starts(with: bytes), "\(name)")
    }
  }

  @Test(arguments: FormatFixture.all.filter { $0.name.hasPrefix("format-2") })
  func `what a newer version reserves is shown and not written`(fixture: FormatFixture) throws {
    let disk = try fixture.disk()
    let directory = Sample.workspace(disk)
    let opened = try directory.read()
    #expect(opened.isReservedForNewer)
    #expect(opened.community.members.count == 6)
    #expect(throws: StoreError.tooNew(path: "/w", needs: 2, has: Manifest.format)) {
      try directory.open()
    }
    for (name, bytes) in try fixture.files() where name != "facts.txt" {
      #expect(try disk.contents(of: "/w/\(name)") == bytes, "\(name)")
    }
  }

  @Test func `a backup of every version can be restored`() throws {
    for fixture in FormatFixture.all {
      let disk = try fixture.disk()
      let directory = Sample.workspace(disk)
      for backup in try directory.backups() {
        let target = WorkspaceDirectory("/restored", Sample.environment(disk, machine: 0x777))
        let report = try target.restore(backup.path)
        #expect(report.groups == 6, "\(fixture.name)")
        #expect(try target.check().state == .clean)
      }
    }
    #expect(try Sample.workspace(FormatFixture.all[0].disk()).backups().count == 1)
  }
}
