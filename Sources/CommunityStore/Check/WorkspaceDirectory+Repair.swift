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
  /// What a check finds now.
  public let after: CheckReport
}

extension WorkspaceDirectory {
  /// Gives up what cannot be read and keeps all the rest. Copies are made first; a second run changes nothing.
  ///
  /// No journal file is changed: a new one says what is to be passed over.
  public func repair() throws(StoreError) -> RepairReport {
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.batchPatience)
    defer { lock.release() }
    let loader = WorkspaceLoader(env: env, paths: paths)
    try mendManifest(loader)
    try mendMachineFile(loader)
    var dropped: [RepairReport.Dropped] = []
    for machine in try loader.machines() {
      try setTailAside(machine)
      dropped += try giveUp(machine, loader)
    }
    try dropBadSnapshots(loader)
    return RepairReport(dropped: dropped, after: try check())
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

  private func dropBadSnapshots(_ loader: WorkspaceLoader) throws(StoreError) {
    var problems: [StoreProblem] = []
    var manifest = try loader.manifest(&problems)
    let reader = SnapshotReader(ops: env.ops, paths: paths)
    let good = manifest.snapshots.filter {
      reader.load($0, mint: IDMint(machine: 0)) != nil && reader.logIsWhole($0)
    }
    guard good != manifest.snapshots else { return }
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
