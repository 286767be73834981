import CommunityModel

extension WorkspaceDirectory {
  /// Opens the workspace for writing.
  ///
  /// Throws where it cannot be written: by this account, by this version, or because it is damaged.
  /// `read` still shows it then.
  public func open() throws(StoreError) -> (OpenedWorkspace, WorkspaceWriter) {
    try open(try read())
  }

  /// Takes hold of what was read for writing.
  func open(
    _ read: OpenedWorkspace
  ) throws(StoreError) -> (OpenedWorkspace, WorkspaceWriter) {
    var opened = read
    guard !opened.isReservedForNewer else {
      throw .tooNew(path: path, needs: opened.manifest.minWriter, has: Manifest.format)
    }
    if let problem = opened.problems.first(where: { $0.kind.stopsWriting }) {
      throw .damaged(
        path: path + "/" + problem.file, line: problem.line, byte: problem.byte,
        reason: problem.detail)
    }
    if case .network(let kind) = env.ops.disk(of: path), !env.allowsNetworkDisk {
      throw .networkDisk(path: path, kind: kind)
    }
    let lock = WorkspaceLock(env, paths)
    let machine = try machine(lock)
    try reach(machine, lock)
    if opened.community.mint.machine != Int64(machine) {
      var mint = IDMint(machine: Int64(machine))
      if let counter = opened.ledger.counters[Int64(machine)] {
        mint.observe(PackedID.pack(machine: Int64(machine), counter: counter))
      }
      opened.community.mint = mint
    }
    return (opened, WorkspaceWriter(self, opened, machine: machine, lock: lock))
  }

  /// Tries the door before anybody types: a file that cannot be written must be known at opening.
  private func reach(_ machine: Int, _ lock: WorkspaceLock) throws(StoreError) {
    try lock.reach()
    let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
    guard let newest = try reader.segments().last else { return }
    try storing { () throws(SystemFailure) in
      env.ops.close(try env.ops.open(paths.segment(newest, of: machine), .append))
    }
  }

  /// The number of this host's journal, chosen at its first visit.
  private func machine(_ lock: WorkspaceLock) throws(StoreError) -> Int {
    let loader = WorkspaceLoader(env: env, paths: paths)
    var problems: [StoreProblem] = []
    if let known = try loader.machineFile(&problems)[env.host] { return known }
    try lock.acquire(patience: WorkspaceWriter.consolePatience)
    defer { lock.release() }
    var file = try loader.machineFile(&problems)
    if let known = file[env.host] { return known }
    let taken = Set(try loader.machines() + file.machines)
    var machine = Int(env.random() & 0xFFFFF)
    // From a number that is taken it goes on to the next: that ends whatever the numbers drawn are.
    while machine == 0 || taken.contains(machine) { machine = (machine + 1) & 0xFFFFF }
    file[env.host] = machine
    try storing { () throws(SystemFailure) in
      try env.ops.replaceFile(
        in: path, name: "machine.json", with: file.bytes, mode: 0o600, token: env.token())
    }
    return machine
  }
}

extension StoreProblem.Kind {
  /// Whether nothing is written until it is repaired.
  var stopsWriting: Bool {
    switch self {
    case .tornTail, .openLine, .badSnapshot, .badReserve, .unfinishedErasure: false
    default: true
    }
  }
}
