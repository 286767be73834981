/// Sets bytes aside that are cut off a journal: first the copy is durable, then the cut is made.
struct Quarantine {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// Moves a torn tail into a file that is named after where it lay.
  func setAside(_ torn: TornTail, of machine: Int) throws(StoreError) {
    try storing { () throws(SystemFailure) in
      try cut(segment: torn.segment, at: torn.offset, machine: machine)
      // Files behind a torn one were begun by a writer that did not live to be believed.
      for later in try laterSegments(than: torn.segment, of: machine) {
        try cut(segment: later, at: 0, machine: machine)
        try env.ops.unlink(paths.segment(later, of: machine))
      }
    }
  }

  /// Keeps a copy of a whole file.
  func keep(_ path: String, as name: String) throws(SystemFailure) {
    try store(try env.ops.contents(of: path), as: "\(name)-\(env.clock())-\(env.token())")
  }

  /// Keeps copies of a snapshot's files that are not what was written: somebody may have edited them.
  func keepSpoiled(_ generation: Int) throws(SystemFailure) {
    for name in SnapshotReader(ops: env.ops, paths: paths).spoiled(generation) {
      try keep(
        paths.snapshot(generation) + "/\(name).jsonl",
        as: "snap-\(WorkspacePaths.padded(generation))-\(name)")
    }
  }

  private func cut(segment: Int, at offset: Int, machine: Int) throws(SystemFailure) {
    let path = paths.segment(segment, of: machine)
    let bytes = try env.ops.contents(of: path, from: offset)
    if !bytes.isEmpty {
      let place =
        "\(WorkspacePaths.machineName(machine))-\(WorkspacePaths.padded(segment))-\(offset)"
      try store(bytes, as: "\(place)-\(env.clock())-\(env.token())")
    }
    let file = try env.ops.open(path, .append)
    defer { env.ops.close(file) }
    try env.ops.truncate(file, to: offset)
    try env.ops.syncData(file)
  }

  private func store(_ bytes: [UInt8], as name: String) throws(SystemFailure) {
    if try env.ops.statusIfPresent(paths.quarantine) == nil {
      try env.ops.makeDirectory(paths.quarantine, mode: 0o700)
      try env.ops.syncDirectory(paths.root)
    }
    try env.ops.createFile("\(paths.quarantine)/\(name)", bytes, mode: 0o600)
    try env.ops.syncDirectory(paths.quarantine)
  }

  private func laterSegments(than number: Int, of machine: Int) throws(SystemFailure) -> [Int] {
    try env.ops.list(paths.journal(of: machine)).compactMap(WorkspacePaths.segmentNumber)
      .filter { $0 > number }
  }
}
