/// The lock that writers take for as long as one entry needs; it ends with its process.
///
/// It is held on a file of its own that is never renamed or deleted, because flock guards the file
/// and not its name.
final class WorkspaceLock {
  private let env: StoreEnvironment
  private let path: String
  private let line: WaitingLine
  private var file: Descriptor?
  private(set) var isHeld = false

  init(_ env: StoreEnvironment, _ paths: WorkspacePaths) {
    self.env = env
    path = paths.lock
    line = WaitingLine(env, paths)
  }

  deinit {
    if let file { env.ops.close(file) }
  }

  /// Takes the lock, waiting for others up to `patience` milliseconds.
  func acquire(patience: Int) throws(StoreError) {
    guard !isHeld else { return }
    defer { line.leave() }
    var waited = 0
    while true {
      if line.mayLook(after: waited), try take() { break }
      guard waited < patience else { throw .busy(path: path, holder: holder()) }
      waited += env.pause(line.pace(after: waited))
    }
    isHeld = true
    sign()
  }

  /// Makes sure that the lock could be taken by this account, without taking it.
  func reach() throws(StoreError) {
    _ = try storing { () throws(SystemFailure) in try opened() }
  }

  func release() {
    guard isHeld, let file else { return }
    env.ops.unlock(file)
    isHeld = false
  }

  /// Takes the lock where it is free and its name still leads to it.
  private func take() throws(StoreError) -> Bool {
    while true {
      let file = try storing { () throws(SystemFailure) in try opened() }
      guard try storing({ () throws(SystemFailure) in try env.ops.tryLock(file) }) else {
        return false
      }
      if try storing({ () throws(SystemFailure) in try isCurrent(file) }) { return true }
      env.ops.unlock(file)
      reset()
    }
  }

  private func opened() throws(SystemFailure) -> Descriptor {
    if let file { return file }
    let opened = try env.ops.open(path, .lock(mode: 0o600))
    file = opened
    return opened
  }

  /// Whether the name still leads to the file that is locked.
  private func isCurrent(_ file: Descriptor) throws(SystemFailure) -> Bool {
    do throws(SystemFailure) {
      let (held, named) = (try env.ops.status(file), try env.ops.statusIfPresent(path))
      return named?.inode == held.inode && named?.device == held.device
    } catch {
      env.ops.unlock(file)
      throw error
    }
  }

  private func reset() {
    if let file { env.ops.close(file) }
    file = nil
  }

  /// Says who holds it; only a hint for people, so a full disk does not matter here.
  private func sign() {
    guard let file else { return }
    try? env.ops.truncate(file, to: 0)
    _ = try? env.ops.write(file, LockHolder.signature(env.holder, at: env.clock())[...])
  }

  private func holder() -> LockHolder {
    LockHolder(signature: (try? env.ops.contents(of: path)) ?? [], now: env.clock())
  }
}
