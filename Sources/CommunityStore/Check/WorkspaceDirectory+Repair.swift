import CommunityModel
import Wording

/// What a repair has done.
public struct RepairReport: Sendable {
  /// A range of a journal file that was given up; a copy lies in quarantine.
  public struct Dropped: Hashable, Sendable {
    /// The file, from the workspace's directory on.
    public let file: String
    /// The first byte.
    public let from: Int
    /// The byte behind the last.
    public let to: Int
  }

  /// Everything that was given up.
  public let dropped: [Dropped]
  /// Lines edited by hand, taken in or not.
  public let edits: [EditedLine]
  /// Whether those that can be taken in were.
  public let tookEdits: Bool
  /// How many changes of the journal's lost lines were found in a snapshot and recorded anew.
  public let recovered: Int
  /// What a check finds now.
  public let after: CheckReport
}

extension WorkspaceDirectory {
  /// Gives up what cannot be read and keeps all the rest. Copies are made first; a second run changes nothing.
  ///
  /// No journal file is changed: a new one says what is to be passed over. What the lost lines did and a
  /// snapshot still shows is recorded as a new transaction. Lines edited by hand are recorded as they read
  /// now where that is asked for, in the name of the hand.
  public func repair(takingEdits: Bool = false) throws(StoreError) -> RepairReport {
    let (dropped, edits) = try giveUpWhatIsLost()
    let recovered = try recordWhatSnapshotsShow()
    if takingEdits { try record(edits) }
    return RepairReport(
      dropped: dropped, edits: edits, tookEdits: takingEdits, recovered: recovered,
      after: try check())
  }

  /// The lines that were edited by hand, as they read now.
  public func editedLines() throws(StoreError) -> [EditedLine] {
    var edits: [EditedLine] = []
    for machine in try WorkspaceLoader(env: env, paths: paths).machines() {
      let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
      let scan = try reader.read(from: .start(of: machine), keepsTransactions: false)
      edits += try self.edits(in: scan, machine)
    }
    return try edits + EditedRows(env: env, paths: paths).edits()
  }

  private func edits(
    in scan: JournalScan, _ machine: Int
  ) throws(StoreError) -> [EditedLine] {
    var edits: [EditedLine] = []
    for problem in scan.problems where problem.kind == .editedByHand {
      guard let name = problem.file.split(separator: "/").last.map(String.init),
        let segment = WorkspacePaths.segmentNumber(name)
      else { continue }
      let bytes = try content(of: paths.segment(segment, of: machine))
      guard problem.byte < bytes.count else { continue }
      let end = bytes[problem.byte...].firstIndex(of: 0x0A) ?? bytes.count
      edits.append(
        EditedLine(
          file: problem.file, line: problem.line, bytes: Array(bytes[problem.byte..<end])))
    }
    return edits
  }

  private func giveUpWhatIsLost() throws(StoreError) -> ([RepairReport.Dropped], [EditedLine]) {
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.batchPatience)
    defer { lock.release() }
    let loader = WorkspaceLoader(env: env, paths: paths)
    try mendManifest(loader)
    try mendMachineFile(loader)
    try mendReserve(loader)
    let edits = try editedLines()
    var dropped: [RepairReport.Dropped] = []
    for machine in try loader.machines() {
      try setTailAside(machine)
      dropped += try giveUp(machine, loader)
    }
    try dropBadSnapshots(loader)
    return (dropped, edits)
  }

  /// What a whole snapshot shows and the journal, without its lost lines, does not: recorded as one
  /// transaction, after which the journal alone gives those rows and the snapshots are let go.
  private func recordWhatSnapshotsShow() throws(StoreError) -> Int {
    let shown = try WorkspaceLoader(env: env, paths: paths).load()
    guard shown.ledger.log.archive != nil else { return 0 }
    var told = try WorkspaceLoader(env: env, paths: paths, usesSnapshots: false).load()
    // Journals that are sound from their beginning and yet not those of the snapshot have lost their end.
    let isShort = shown.state == .damaged
    guard told.state != .damaged,
      isShort || told.head.sequence == shown.head.sequence || told.hasSkips
    else { return 0 }
    let changes = told.community.changes(to: shown.community)
    guard isShort || !changes.isEmpty else { return 0 }
    // What is lost has used up ids all the same.
    for (machine, counter) in shown.ledger.counters {
      told.ledger.counters[machine] = max(told.ledger.counters[machine] ?? 0, counter)
      told.community.mint.observe(PackedID.pack(machine: machine, counter: counter))
    }
    try append(
      changes, to: told, "workspace.repair",
      Localized("修复：补回快照里还有的内容", "Repair: what a snapshot still held"))
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.batchPatience)
    defer { lock.release() }
    var problems: [StoreProblem] = []
    var manifest = try WorkspaceLoader(env: env, paths: paths).manifest(&problems)
    manifest.snapshots = []
    try replace("manifest.json", manifest.bytes, mode: manifest.fileMode)
    return changes.count
  }

  /// Records edited lines as they read now, each as a transaction of its own.
  private func record(_ edits: [EditedLine]) throws(StoreError) {
    for edit in edits {
      guard let group = edit.group else { continue }
      let changes = try read().community.enforced(group.changes)
      guard !changes.isEmpty else { continue }
      try append(
        changes, to: try read(), "workspace.handEdit",
        Localized("手工改过：", "Edited by hand: ") + group.label, count: group.count)
    }
  }

  /// Records what no person has planned, in the name of the hand.
  func append(
    _ changes: [Change], to read: OpenedWorkspace, _ action: String, _ label: Localized,
    count: Int? = nil
  ) throws(StoreError) {
    guard !changes.isEmpty else { return }
    var (opened, writer) = try open(read)
    writer.patience = WorkspaceWriter.batchPatience
    let group = ChangeGroup(
      id: opened.community.mint.mint(), at: Instant(milliseconds: env.clock()),
      actor: Actor(name: "hand", machine: writer.machine, process: 0), action: action,
      label: label, count: count ?? Set(changes.map(\.id)).count, changes: changes)
    guard case .stored = try writer.append([group]) else {
      throw .changedBeneath(path: path)
    }
  }

  private func mendManifest(_ loader: WorkspaceLoader) throws(StoreError) {
    var problems: [StoreProblem] = []
    var manifest = try loader.manifest(&problems)
    guard !problems.isEmpty else { return }
    try keep(paths.manifest, as: "manifest")
    manifest.workspace = Hex.text(UInt32(truncatingIfNeeded: env.random())) + "00000000"
    try replace("manifest.json", manifest.bytes, mode: manifest.fileMode)
  }

  private func mendMachineFile(_ loader: WorkspaceLoader) throws(StoreError) {
    var problems: [StoreProblem] = []
    _ = try loader.machineFile(&problems)
    guard !problems.isEmpty else { return }
    try keep(paths.machineFile, as: "machine")
    // An empty file makes this host choose a new journal: it never continues one that may be another's.
    try replace("machine.json", MachineFile().bytes, mode: 0o600)
  }

  /// Makes the room held back anew where something lies in it that belongs elsewhere.
  private func mendReserve(_ loader: WorkspaceLoader) throws(StoreError) {
    guard reserveProblem() != nil else { return }
    try keep(paths.reserve, as: "reserve")
    try storing { () throws(SystemFailure) in try env.ops.unlink(paths.reserve) }
    var problems: [StoreProblem] = []
    Reserve(env: env, paths: paths).fill(mode: try loader.manifest(&problems).fileMode)
  }

  /// Lets go of snapshots that cannot be read; those that can are kept, for what they show.
  private func dropBadSnapshots(_ loader: WorkspaceLoader) throws(StoreError) {
    var problems: [StoreProblem] = []
    var manifest = try loader.manifest(&problems)
    let reader = SnapshotReader(ops: env.ops, paths: paths)
    let good = manifest.snapshots.filter {
      reader.load($0, mint: IDMint(machine: 0)) != nil && reader.logIsWhole($0)
    }
    guard good != manifest.snapshots else { return }
    try storing { () throws(SystemFailure) in
      for snapshot in manifest.snapshots where !good.contains(snapshot) {
        try Quarantine(env: env, paths: paths).keepSpoiled(snapshot.generation)
      }
    }
    manifest.snapshots = good
    try replace("manifest.json", manifest.bytes, mode: manifest.fileMode)
  }

  private func replace(_ name: String, _ bytes: [UInt8], mode: UInt32) throws(StoreError) {
    try storing { () throws(SystemFailure) in
      try env.ops.replaceFile(in: path, name: name, with: bytes, mode: mode, token: env.token())
    }
  }

  private func keep(_ file: String, as name: String) throws(StoreError) {
    try storing { () throws(SystemFailure) in
      guard try env.ops.statusIfPresent(file) != nil else { return }
      try Quarantine(env: env, paths: paths).keep(file, as: name)
    }
  }

  private func setTailAside(_ machine: Int) throws(StoreError) {
    let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
    if let torn = try reader.read(from: .start(of: machine)).torn {
      try Quarantine(env: env, paths: paths).setAside(torn, of: machine)
    }
  }
}

extension WorkspaceDirectory {
  /// Writes a file whose header passes over everything that is not sound; a few rounds, because what is
  /// given up first may uncover more.
  private func giveUp(
    _ machine: Int, _ loader: WorkspaceLoader
  ) throws(StoreError) -> [RepairReport.Dropped] {
    let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
    var dropped: [RepairReport.Dropped] = []
    var kept: Set<String> = []
    for _ in 0..<64 {
      let scan = try reader.read(from: .start(of: machine))
      let bad = try unsound(scan, machine, loader)
      guard !bad.isEmpty else { break }
      for skip in bad where kept.insert("\(skip.segment)").inserted {
        let name = "\(WorkspacePaths.machineName(machine))-\(WorkspacePaths.padded(skip.segment))"
        try keep(paths.segment(skip.segment, of: machine), as: name)
      }
      try append(bad, behind: scan.position, reader)
      dropped += bad.filter { $0.from < $0.to }.map {
        RepairReport.Dropped(
          file: WorkspacePaths.segmentName(machine: machine, number: $0.segment), from: $0.from,
          to: $0.to)
      }
    }
    return dropped
  }

  private func append(
    _ skips: [SegmentHeader.Skip], behind position: JournalPosition, _ reader: JournalReader
  ) throws(StoreError) {
    var problems: [StoreProblem] = []
    let manifest = try WorkspaceLoader(env: env, paths: paths).manifest(&problems)
    let number = (try reader.segments().last ?? 0) + 1
    var batch = JournalBatch(after: position)
    batch.addHeader(
      SegmentHeader(
        machine: reader.machine, number: number, afterSegment: position.segment,
        afterBytes: position.bytes, skips: skips),
      at: position.time)
    try storing { () throws(SystemFailure) in
      try env.ops.createFile(
        paths.segment(number, of: reader.machine), batch.bytes, mode: manifest.fileMode)
      try env.ops.syncDirectory(paths.journal(of: reader.machine))
    }
  }

  /// The ranges that cannot be kept.
  private func unsound(
    _ scan: JournalScan, _ machine: Int, _ loader: WorkspaceLoader
  ) throws(StoreError) -> [SegmentHeader.Skip] {
    var skips: [SegmentHeader.Skip] = []
    for problem in scan.problems where !problem.kind.isHarmless {
      guard let name = problem.file.split(separator: "/").last.map(String.init),
        let segment = WorkspacePaths.segmentNumber(name)
      else { continue }
      let bytes = try content(of: paths.segment(segment, of: machine))
      var end = problem.byte
      switch problem.kind {
      case .badLine, .editedByHand, .conflictMarker:
        end = Self.nextSound(in: bytes, from: problem.byte)
      case .repeated:
        end = Self.lineEnd(in: bytes, from: problem.byte)
      default: break
      }
      skips.append(Self.skip(segment, problem.byte, end, bytes))
    }
    for (found, result) in zip(scan.transactions, WorkspaceLoader.decode(scan.transactions)) {
      guard case .failure = result else { continue }
      let bytes = try content(of: paths.segment(found.place.segment, of: machine))
      let end = min(bytes.count, found.place.offset + found.place.bytes)
      skips.append(Self.skip(found.place.segment, found.place.offset, end, bytes))
    }
    return skips
  }

  private func content(of path: String) throws(StoreError) -> [UInt8] {
    try storing { () throws(SystemFailure) in
      try env.ops.statusIfPresent(path) == nil ? [] : try env.ops.contents(of: path)
    }
  }

  private static func skip(
    _ segment: Int, _ from: Int, _ to: Int, _ bytes: [UInt8]
  ) -> SegmentHeader.Skip {
    let range = min(from, bytes.count)..<min(max(from, to), bytes.count)
    return SegmentHeader.Skip(
      segment: segment, from: from, to: max(from, to),
      checksum: bytes[range].withRawBytes(Crc32c.of))
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// The start of the next sealed line, or the end.
  private static func nextSound(in bytes: [UInt8], from start: Int) -> Int {
    var at = lineEnd(in: bytes, from: start)
    while at < bytes.count {
      let end = lineEnd(in: bytes, from: at)
      let text = bytes[at..<(bytes[end - 1] == 0x0A ? end - 1 : end)]
      if text.withRawBytes({ JournalLine($0) != nil }) { return at }
      at = end
    }
    return bytes.count
  }
}
