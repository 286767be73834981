import Synchronization

@testable import CommunityStore

/// A disk in memory that knows what a power cut may leave of it.
///
/// What was written lies in the cache until it is synced; what was synced is durable. Syncing a file
/// does not sync its name, and syncing a directory does not sync its files.
final class SimulatedDisk: FileOps {
  struct Inode {
    var isDirectory: Bool
    var cached: [UInt8] = []
    var durable: [UInt8] = []
    var cachedNames: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
  }

  /// Something that is not durable yet, in the order in which it was done.
  enum Pending {
    case data(inode: Int, offset: Int, bytes: [UInt8])
    case truncate(inode: Int, size: Int)
    case names([NameChange])
  }

  struct NameChange {
    var directory: Int
    var name: String
    var inode: Int?
  }

  struct State {
    var inodes: [Int: Inode] = [1: Inode(isDirectory: true)]
    var nextInode = 2
    var pending: [Pending] = []
  }

  /// Which operation fails, and how.
  struct Fault {
    var operation: Int
    var code: Int32
    /// From that operation on, or only once.
    var lasts: Bool
    /// Write half of it instead of failing; where it lasts, what follows fails.
    var isShort = false
    /// Only calls whose name ends so count as operations: `sync` is both `fsync` and `fdatasync`.
    var call: String?
  }

  private struct Session {
    var state: State
    var open: [Int32: (inode: Int, writable: Bool)] = [:]
    var nextDescriptor: Int32 = 3
    var locks: [Int: Int32] = [:]
    var operations = 0
    var fault: Fault?
    var syncLies = false
    var isReadOnly = false
    var spoilsNextWrite = false
    var records = false
    var marks = 0
    var history: [(state: State, acknowledged: Int)] = []
  }

  private let session: Mutex<Session>

  init(_ state: State = State()) {
    session = Mutex(Session(state: state))
  }

  var state: State { session.withLock { $0.state } }
  var operations: Int { session.withLock { $0.operations } }
  var history: [(state: State, acknowledged: Int)] { session.withLock { $0.history } }

  func inject(_ fault: Fault?) {
    session.withLock {
      $0.fault = fault
      $0.operations = 0
    }
  }

  /// Makes the disk one that cannot be written, as a mount or an account may be.
  func forbidWriting() { session.withLock { $0.isReadOnly = true } }

  /// Lets the next write of some length arrive with one bit flipped.
  func spoilNextWrite() { session.withLock { $0.spoilsNextWrite = true } }

  func lieAboutSyncs() { session.withLock { $0.syncLies = true } }
  func record() { session.withLock { $0.records = true } }

  /// Notes that so many transactions were acknowledged by now.
  func acknowledge(_ count: Int) { session.withLock { $0.marks = count } }
}

// MARK: What a power cut may leave

extension SimulatedDisk.State {
  /// The disk after a power cut in which `keep` decides about each pending operation.
  func crashed(_ keep: (Int, SimulatedDisk.Pending) -> SimulatedDisk.Pending?) -> Self {
    var after = self
    after.pending = []
    for index in pending.indices {
      if let kept = keep(index, pending[index]) { after.harden(kept) }
    }
    for (number, inode) in after.inodes {
      after.inodes[number]?.cached = inode.durable
      after.inodes[number]?.cachedNames = inode.durableNames
    }
    return after
  }

  mutating func harden(_ operation: SimulatedDisk.Pending) {
    switch operation {
    case .data(let inode, let offset, let bytes):
      inodes[inode]?.durable.put(bytes, at: offset)
    case .truncate(let inode, let size):
      inodes[inode]?.durable.resize(to: size)
    case .names(let changes):
      for change in changes {
        inodes[change.directory]?.durableNames[change.name] = change.inode
      }
    }
  }

  /// The disks a power cut may leave: names applied up to some point, data absent, whole, cut, or zeros.
  func crashStates(dense: Bool) -> [Self] {
    let names = pending.indices.filter { if case .names = pending[$0] { true } else { false } }
    var states: [Self] = []
    for count in 0...names.count {
      let applied = Set(names.prefix(count))
      for keepsData in [true, false] {
        states.append(
          crashed { index, operation in
            if case .names = operation { return applied.contains(index) ? operation : nil }
            return keepsData ? operation : nil
          })
      }
    }
    for index in pending.indices {
      guard case .data(let inode, let offset, let bytes) = pending[index] else { continue }
      for variant in Self.variants(bytes, dense: dense) {
        let changed = SimulatedDisk.Pending.data(inode: inode, offset: offset, bytes: variant)
        states.append(crashed { $0 == index ? changed : $1 })
        states.append(
          crashed { other, operation in
            if other == index { return changed }
            if case .data = operation { return other < index ? operation : nil }
            return operation
          })
      }
    }
    return states
  }

  private static func variants(_ bytes: [UInt8], dense: Bool) -> [[UInt8]] {
    var variants = [[UInt8](repeating: 0, count: bytes.count)]
    let step = dense && bytes.count <= 1024 ? 1 : max(512, bytes.count / 4096 * 512)
    for cut in stride(from: step, to: bytes.count, by: step) {
      variants.append(Array(bytes[..<cut]))
    }
    // A first sector that never came, with the rest in place.
    if bytes.count > 512 {
      variants.append([UInt8](repeating: 0, count: 512) + bytes[512...])
    }
    return variants
  }
}

extension [UInt8] {
  fileprivate mutating func put(_ bytes: [UInt8], at offset: Int) {
    if count < offset + bytes.count { resize(to: offset + bytes.count) }
    replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  fileprivate mutating func resize(to size: Int) {
    if count > size { removeLast(count - size) }
    if count < size { append(contentsOf: [UInt8](repeating: 0, count: size - count)) }
  }
}

// MARK: Calls

extension SimulatedDisk {
  /// Runs one call: fails it if its turn has come, and records the disk behind it.
  private func perform<Result>(
    _ call: String, _ path: String, changes: Bool = false,
    _ body: (inout Session) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    try session.withLock { (session) throws(SystemFailure) in
      if changes, session.isReadOnly {
        throw SystemFailure(call: call, path: path, code: Errno.readOnlySystem)
      }
      if let fault = session.fault, fault.call.map(call.hasSuffix) ?? true {
        session.operations += 1
        let isDue =
          fault.lasts
          ? session.operations >= fault.operation : session.operations == fault.operation
        let isHalf = fault.isShort && (!fault.lasts || session.operations == fault.operation)
        if isDue, !isHalf {
          throw SystemFailure(call: call, path: path, code: fault.code)
        }
      } else if session.fault == nil {
        session.operations += 1
      }
      let result = try body(&session)
      if changes, session.records { session.history.append((session.state, session.marks)) }
      return result
    }
  }

  private static func fail(_ call: String, _ path: String, _ code: Int32) -> SystemFailure {
    SystemFailure(call: call, path: path, code: code)
  }

  private static func parts(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }

  private static func find(
    _ path: String, _ state: State, _ call: String
  ) throws(SystemFailure) -> Int {
    var at = 1
    for part in parts(path) {
      guard let next = state.inodes[at]?.cachedNames[part] else {
        throw fail(call, path, Errno.notFound)
      }
      at = next
    }
    return at
  }

  private static func parent(
    _ path: String, _ state: State, _ call: String
  ) throws(SystemFailure) -> (directory: Int, name: String) {
    let parts = parts(path)
    guard let name = parts.last else { throw fail(call, path, Errno.exists) }
    let directory = try find("/" + parts.dropLast().joined(separator: "/"), state, call)
    return (directory, name)
  }

  private static func rename(_ changes: [NameChange], _ state: inout State) {
    for change in changes {
      state.inodes[change.directory]?.cachedNames[change.name] = change.inode
    }
    state.pending.append(.names(changes))
  }

  func open(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Descriptor {
    let makes = if case .read = mode { false } else if case .append = mode { false } else { true }
    if mode != .read, session.withLock({ $0.isReadOnly }) {
      throw SystemFailure(call: "open", path: path, code: Errno.readOnlySystem)
    }
    return try perform("open", path, changes: makes) { (session) throws(SystemFailure) in
      let (directory, name) = try Self.parent(path, session.state, "open")
      var inode = session.state.inodes[directory]?.cachedNames[name]
      switch mode {
      case .create where inode != nil: throw Self.fail("open", path, Errno.exists)
      case .read where inode == nil, .append where inode == nil:
        throw Self.fail("open", path, Errno.notFound)
      case .create, .lock:
        if inode == nil {
          let made = session.state.nextInode
          session.state.nextInode += 1
          session.state.inodes[made] = Inode(isDirectory: false)
          Self.rename([NameChange(directory: directory, name: name, inode: made)], &session.state)
          inode = made
        }
      default: break
      }
      let number = session.nextDescriptor
      session.nextDescriptor += 1
      session.open[number] = (inode ?? 0, mode != .read)
      return Descriptor(number: number)
    }
  }

  func close(_ file: Descriptor) {
    session.withLock { session in
      if let inode = session.open[file.number]?.inode, session.locks[inode] == file.number {
        session.locks[inode] = nil
      }
      session.open[file.number] = nil
    }
  }

  func read(_ file: Descriptor, at offset: Int, count: Int) throws(SystemFailure) -> [UInt8] {
    try perform("read", "fd") { (session) throws(SystemFailure) in
      guard let inode = session.open[file.number]?.inode,
        let content = session.state.inodes[inode]?.cached
      else { throw Self.fail("read", "fd", Errno.invalid) }
      return Array(content.dropFirst(offset).prefix(count))
    }
  }

  func write(_ file: Descriptor, _ bytes: ArraySlice<UInt8>) throws(SystemFailure) -> Int {
    try perform("write", "fd", changes: true) { (session) throws(SystemFailure) in
      guard let open = session.open[file.number], open.writable else {
        throw Self.fail("write", "fd", Errno.invalid)
      }
      var bytes = Array(bytes)
      if let fault = session.fault, fault.isShort, fault.call == nil || fault.call == "write",
        session.operations == fault.operation, bytes.count > 1
      {
        bytes = Array(bytes[..<(bytes.count / 2)])
      }
      if session.spoilsNextWrite, bytes.count > 256 {
        bytes[bytes.count / 2] ^= 1
        session.spoilsNextWrite = false
      }
      let offset = session.state.inodes[open.inode]?.cached.count ?? 0
      session.state.inodes[open.inode]?.cached.put(bytes, at: offset)
      session.state.pending.append(.data(inode: open.inode, offset: offset, bytes: bytes))
      return bytes.count
    }
  }

  func sync(_ file: Descriptor) throws(SystemFailure) { try sync(file, "fsync") }
  func syncData(_ file: Descriptor) throws(SystemFailure) { try sync(file, "fdatasync") }

  private func sync(_ file: Descriptor, _ call: String) throws(SystemFailure) {
    try perform(call, "fd", changes: true) { (session) throws(SystemFailure) in
      guard let inode = session.open[file.number]?.inode else {
        throw Self.fail(call, "fd", Errno.invalid)
      }
      guard !session.syncLies else { return }
      var rest: [Pending] = []
      for operation in session.state.pending {
        switch operation {
        case .data(inode, _, _), .truncate(inode, _): session.state.harden(operation)
        default: rest.append(operation)
        }
      }
      session.state.pending = rest
    }
  }

  func syncDirectory(_ path: String) throws(SystemFailure) {
    try perform("fsync", path, changes: true) { (session) throws(SystemFailure) in
      let directory = try Self.find(path, session.state, "fsync")
      guard !session.syncLies else { return }
      var rest: [Pending] = []
      for operation in session.state.pending {
        if case .names(let changes) = operation,
          changes.contains(where: { $0.directory == directory })
        {
          session.state.harden(operation)
        } else {
          rest.append(operation)
        }
      }
      session.state.pending = rest
    }
  }

  func truncate(_ file: Descriptor, to size: Int) throws(SystemFailure) {
    try perform("ftruncate", "fd", changes: true) { (session) throws(SystemFailure) in
      guard let inode = session.open[file.number]?.inode else {
        throw Self.fail("ftruncate", "fd", Errno.invalid)
      }
      session.state.inodes[inode]?.cached.resize(to: size)
      session.state.pending.append(.truncate(inode: inode, size: size))
    }
  }

  func rename(_ source: String, to target: String) throws(SystemFailure) {
    try perform("rename", target, changes: true) { (session) throws(SystemFailure) in
      let (from, fromName) = try Self.parent(source, session.state, "rename")
      let (to, toName) = try Self.parent(target, session.state, "rename")
      let inode = try Self.find(source, session.state, "rename")
      if let there = session.state.inodes[to]?.cachedNames[toName],
        let old = session.state.inodes[there], old.isDirectory, !old.cachedNames.isEmpty
      {
        throw Self.fail("rename", target, Errno.notEmpty)
      }
      Self.rename(
        [
          NameChange(directory: to, name: toName, inode: inode),
          NameChange(directory: from, name: fromName, inode: nil),
        ], &session.state)
    }
  }

  func link(_ source: String, to target: String) throws(SystemFailure) {
    try perform("link", target, changes: true) { (session) throws(SystemFailure) in
      let inode = try Self.find(source, session.state, "link")
      let (directory, name) = try Self.parent(target, session.state, "link")
      Self.rename([NameChange(directory: directory, name: name, inode: inode)], &session.state)
    }
  }

  func unlink(_ path: String) throws(SystemFailure) { try take(path, "unlink") }
  func removeDirectory(_ path: String) throws(SystemFailure) { try take(path, "rmdir") }

  private func take(_ path: String, _ call: String) throws(SystemFailure) {
    try perform(call, path, changes: true) { (session) throws(SystemFailure) in
      _ = try Self.find(path, session.state, call)
      let (directory, name) = try Self.parent(path, session.state, call)
      Self.rename([NameChange(directory: directory, name: name, inode: nil)], &session.state)
    }
  }

  func makeDirectory(_ path: String, mode: UInt32) throws(SystemFailure) {
    try perform("mkdir", path, changes: true) { (session) throws(SystemFailure) in
      let (directory, name) = try Self.parent(path, session.state, "mkdir")
      guard session.state.inodes[directory]?.cachedNames[name] == nil else {
        throw Self.fail("mkdir", path, Errno.exists)
      }
      let made = session.state.nextInode
      session.state.nextInode += 1
      session.state.inodes[made] = Inode(isDirectory: true)
      Self.rename([NameChange(directory: directory, name: name, inode: made)], &session.state)
    }
  }

  func status(_ path: String) throws(SystemFailure) -> FileStatus {
    try perform("stat", path) { (session) throws(SystemFailure) in
      Self.status(try Self.find(path, session.state, "stat"), session.state, links: 1)
    }
  }

  func status(_ file: Descriptor) throws(SystemFailure) -> FileStatus {
    try perform("fstat", "fd") { (session) throws(SystemFailure) in
      let inode = session.open[file.number]?.inode ?? 0
      let isNamed = session.state.inodes.values.contains { $0.cachedNames.values.contains(inode) }
      return Self.status(inode, session.state, links: isNamed ? 1 : 0)
    }
  }

  private static func status(_ inode: Int, _ state: State, links: Int) -> FileStatus {
    FileStatus(
      device: 1, inode: UInt64(inode), links: links, size: state.inodes[inode]?.cached.count ?? 0,
      mode: 0o600, isDirectory: state.inodes[inode]?.isDirectory ?? false, modified: 0)
  }

  func list(_ path: String) throws(SystemFailure) -> [String] {
    try perform("opendir", path) { (session) throws(SystemFailure) in
      let inode = try Self.find(path, session.state, "opendir")
      return session.state.inodes[inode]?.cachedNames.keys.sorted() ?? []
    }
  }

  func tryLock(_ file: Descriptor) throws(SystemFailure) -> Bool {
    try perform("flock", "fd") { (session) throws(SystemFailure) in
      guard let inode = session.open[file.number]?.inode else {
        throw Self.fail("flock", "fd", Errno.invalid)
      }
      if let holder = session.locks[inode], holder != file.number { return false }
      session.locks[inode] = file.number
      return true
    }
  }

  func unlock(_ file: Descriptor) {
    session.withLock { session in
      if let inode = session.open[file.number]?.inode { session.locks[inode] = nil }
    }
  }
}
