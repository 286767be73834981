import CommunityModel
import Wording

/// Reads a workspace: the newest snapshot that is whole, and the journal behind it.
struct WorkspaceLoader {
  let env: StoreEnvironment
  let paths: WorkspacePaths
  /// Whether snapshots are used; a check reads the journal alone.
  var usesSnapshots = true

  private var ops: any FileOps { env.ops }

  /// Reads everything; again where others replaced snapshots or the journal while it was being read.
  func load() throws(StoreError) -> OpenedWorkspace {
    var before = try? ops.contents(of: paths.manifest)
    var opened = try loadOnce()
    for _ in 0..<3 where usesSnapshots && opened.state == .damaged {
      let now = try? ops.contents(of: paths.manifest)
      guard now != before else { break }
      before = now
      opened = try loadOnce()
    }
    return opened
  }

  private func loadOnce() throws(StoreError) -> OpenedWorkspace {
    var problems: [StoreProblem] = []
    let manifest = try manifest(&problems)
    let machine = try machineFile(&problems)[env.host] ?? 0
    let mint = IDMint(machine: Int64(machine))
    let sound = problems
    var opened = snapshot(manifest, mint, &problems)
    var held = opened.head
    if try !readJournals(into: &opened, own: machine, &problems) {
      // What came from another machine belongs before what the snapshot holds: everything is folded anew.
      problems = sound
      opened = blank(manifest, mint)
      held = opened.head
      _ = try readJournals(into: &opened, own: machine, &problems)
    }
    opened.isReservedForNewer = manifest.minWriter > Manifest.format
    // What a snapshot already holds is looked through as well: damage there must not stay unseen.
    let history = try HistoryWitness(env: env, paths: paths).look(before: held)
    problems += history.problems
    opened.hasSkips = opened.hasSkips || history.hasSkips
    opened.hasUnfinishedErasure = try hasUnfinishedErasure(opened)
    opened.problems = problems
    return opened
  }

  /// Whether an erasure was recorded after the journal it stands in was last rewritten.
  private func hasUnfinishedErasure(_ opened: OpenedWorkspace) throws(StoreError) -> Bool {
    let erasures = opened.ledger.log.recent.filter { $0.action == ErasureReport.action }
    for place in erasures.map(\.place) {
      let reader = JournalReader(ops: ops, paths: paths, machine: place.machine)
      let header = try reader.header(of: place.segment)
      if place.segment == 1 || header?.afterSegment != 0 { return true }
    }
    return false
  }

  /// The manifest; a workspace that has lost it is still read.
  func manifest(_ problems: inout [StoreProblem]) throws(StoreError) -> Manifest {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try ops.contents(of: paths.manifest)
    } catch {
      guard error.code == Errno.notFound || error.code == Errno.notDirectory else {
        throw StoreError(error)
      }
      let journal = try storing { () throws(SystemFailure) in
        try ops.statusIfPresent(paths.journal)
      }
      guard journal != nil, try !machines().isEmpty else { throw .notAWorkspace(path: paths.root) }
      problems.append(
        StoreProblem(
          .badManifest, file: "manifest.json", detail: Localized("文件不见了", "the file is missing")))
      return Manifest()
    }
    guard let manifest = Manifest(bytes) else {
      problems.append(
        StoreProblem(
          .badManifest, file: "manifest.json", line: 1,
          detail: Localized("校验不符", "the checksum differs")))
      return Manifest()
    }
    guard manifest.minReader <= Manifest.format else {
      throw .tooNew(path: paths.root, needs: manifest.minReader, has: Manifest.format)
    }
    return manifest
  }

  /// The file that says which journal this host writes.
  func machineFile(_ problems: inout [StoreProblem]) throws(StoreError) -> MachineFile {
    let bytes = try storing { () throws(SystemFailure) in
      try ops.statusIfPresent(paths.machineFile) == nil
        ? nil : try ops.contents(of: paths.machineFile)
    }
    guard let bytes else { return MachineFile() }
    guard let file = MachineFile(bytes) else {
      problems.append(
        StoreProblem(
          .badMachineFile, file: "machine.json", line: 1,
          detail: Localized("校验不符", "the checksum differs")))
      return MachineFile()
    }
    return file
  }

  /// The machines that have a journal here.
  func machines() throws(StoreError) -> [Int] {
    try storing { () throws(SystemFailure) in
      guard try ops.statusIfPresent(paths.journal) != nil else { return [] }
      return try ops.list(paths.journal).compactMap(WorkspacePaths.machine).sorted()
    }
  }

  /// The newest snapshot that is what was written.
  func newestSnapshot() throws(StoreError) -> SnapshotReader.Loaded? {
    var problems: [StoreProblem] = []
    let manifest = try manifest(&problems)
    let machine = try machineFile(&problems)[env.host] ?? 0
    let reader = SnapshotReader(ops: ops, paths: paths)
    return manifest.snapshots.lazy.compactMap {
      reader.load($0, mint: IDMint(machine: Int64(machine)))
    }.first
  }

  private func snapshot(
    _ manifest: Manifest, _ mint: IDMint, _ problems: inout [StoreProblem]
  ) -> OpenedWorkspace {
    let reader = SnapshotReader(ops: ops, paths: paths)
    for snapshot in usesSnapshots ? manifest.snapshots : [] {
      guard let loaded = reader.load(snapshot, mint: mint) else {
        problems.append(Self.badSnapshot(snapshot.generation))
        continue
      }
      var ledger = WorkspaceLedger(log: WorkspaceLog(env: env, paths: paths))
      ledger.head = loaded.index.head
      ledger.counters = loaded.index.counters
      ledger.log.archive = loaded.index.file("log").map {
        WorkspaceLog.Archive(
          path: paths.snapshot(snapshot.generation) + "/log.jsonl", file: $0,
          groups: loaded.index.groups)
      }
      return OpenedWorkspace(
        path: paths.root, community: loaded.community, ledger: ledger, problems: [],
        manifest: manifest)
    }
    return blank(manifest, mint)
  }

  /// The workspace before anything was read.
  func blank(_ manifest: Manifest, _ mint: IDMint) -> OpenedWorkspace {
    var community = Community()
    community.mint = mint
    return OpenedWorkspace(
      path: paths.root, community: community,
      ledger: WorkspaceLedger(log: WorkspaceLog(env: env, paths: paths)), problems: [],
      manifest: manifest)
  }

  static func badSnapshot(_ generation: Int) -> StoreProblem {
    StoreProblem(
      .badSnapshot, file: "snap/" + WorkspacePaths.padded(generation),
      detail: Localized(
        "快照与校验不符，改用更早的快照和日志",
        "the snapshot does not match its checksums; an older one and the journal were used"))
  }
}

extension WorkspaceLoader {
  /// Reads on from what a snapshot gave; false, with nothing to be relied on, where something belongs
  /// before what the snapshot holds.
  private func readJournals(
    into opened: inout OpenedWorkspace, own: Int, _ problems: inout [StoreProblem]
  ) throws(StoreError) -> Bool {
    let held = opened.head
    var found: [JournalTransaction] = []
    let machines = Set(try machines()).union(opened.head.positions.map(\.machine)).sorted()
    var isTolerant = machines.count > 1
    for machine in machines {
      let reader = JournalReader(ops: ops, paths: paths, machine: machine)
      let scan: JournalScan
      do throws(StoreError) {
        scan = try reader.read(from: opened.head[machine])
      } catch {
        guard case .changedBeneath = error else { throw error }
        problems.append(Self.shortJournal(opened.head[machine]))
        continue
      }
      isTolerant = isTolerant || scan.hasSkips
      opened.hasSkips = opened.hasSkips || scan.hasSkips
      problems += scan.problems
      found += scan.transactions
      opened.ledger.head[machine] = scan.position
      if scan.lacksLineFeed {
        if machine == own { opened.ledger.lacksLineFeed = true }
        problems.append(Self.openLine(scan))
      }
    }
    if machines.count > 1 {
      guard found.allSatisfy({ $0.folds(behind: held) }) else { return false }
      found.sort { $0.foldsBefore($1) }
    }
    isTolerant = isTolerant || problems.contains(where: \.kind.stopsWriting)
    var entries: [StoredGroup] = []
    for (transaction, result) in zip(found, Self.decode(found)) {
      switch result {
      case .failure(let failure):
        problems.append(
          problem(.unreadable, transaction, byte: failure.offset, detail: failure.words))
      case .success(let group):
        let stored = opened.ledger.record(group, at: transaction.place)
        entries.append(stored)
        opened.community.mint.observe(group.id.raw)
        if !opened.apply(stored, tolerant: isTolerant), !isTolerant {
          problems.append(
            problem(
              .doesNotApply, transaction, byte: 0,
              detail: Localized("与之前的内容不符", "it does not fit what came before it")))
        }
      }
    }
    opened.clashes = ClashList(opened.clashes, in: entries).clashes
    return true
  }

  private func problem(
    _ kind: StoreProblem.Kind, _ transaction: JournalTransaction, byte: Int, detail: Localized
  ) -> StoreProblem {
    let place = transaction.place
    return StoreProblem(
      kind, file: WorkspacePaths.segmentName(machine: place.machine, number: place.segment),
      line: transaction.lineInFile, byte: place.offset, detail: detail)
  }

  /// A journal that ends before a snapshot that was made from it.
  private static func shortJournal(_ position: JournalPosition) -> StoreProblem {
    StoreProblem(
      .shortFile,
      file: WorkspacePaths.segmentName(machine: position.machine, number: position.segment),
      byte: position.bytes,
      detail: Localized("日志比快照还短", "the journal is shorter than the snapshot made from it"))
  }

  private static func openLine(_ scan: JournalScan) -> StoreProblem {
    StoreProblem(
      .openLine,
      file: WorkspacePaths.segmentName(
        machine: scan.position.machine, number: scan.position.segment),
      byte: scan.position.bytes,
      detail: Localized("最后一行缺少换行符", "the last line lacks its line feed"))
  }

  /// Decodes transactions on all cores where there are many.
  static func decode(_ found: [JournalTransaction]) -> [Result<ChangeGroup, JSONFailure>] {
    let decode: @Sendable (JournalTransaction) -> Result<ChangeGroup, JSONFailure> = { found in
      Result { () throws(JSONFailure) in try GroupCodec.read(found) }
    }
    guard found.count > 8 else { return found.map(decode) }
    let width = 16
    return Parallel.map((found.count + width - 1) / width) { piece in
      found[piece * width..<min(found.count, (piece + 1) * width)].map(decode)
    }.flatMap { $0 }
  }
}

extension JournalTransaction {
  /// The order in which the journals of several machines are folded into one.
  func foldsBefore(_ other: JournalTransaction) -> Bool {
    (time, place.machine, line) < (other.time, other.place.machine, other.line)
  }

  /// Whether it comes after everything that other machines had done where their journals were read to.
  func folds(behind held: WorkspaceHead) -> Bool {
    held.positions.allSatisfy { position in
      position.machine == place.machine
        || (position.time, position.machine) < (time, place.machine)
    }
  }
}

extension OpenedWorkspace {
  /// Applies a transaction; where it does not fit as a whole, the changes that do.
  mutating func apply(_ stored: StoredGroup, tolerant: Bool) -> Bool {
    do throws(ChangeError) {
      try community.apply(stored.group.changes)
      return true
    } catch {
      guard tolerant else { return false }
      for change in stored.group.changes { fold(change, of: stored.logged) }
      conflicts.append(stored.logged)
      return false
    }
  }
}
