/// The line in front of the lock: one of those who wait stands at its head and alone looks for the lock.
///
/// Without it whoever has just let go, and wants the lock again, would be faster than all who sleep
/// between two looks. It is a courtesy and guards nothing: where its file cannot be had, or its head
/// does not move on because that process was stopped, one looks for the lock all the same.
final class WaitingLine {
  /// How long one waits for the head to move on, in milliseconds; next time, where it did not, less.
  private static let (patience, shortPatience) = (250, 16)

  private let env: StoreEnvironment
  private let path: String
  private var file: Descriptor?
  private var isAtHead = false
  private var hasStalled = false

  init(_ env: StoreEnvironment, _ paths: WorkspacePaths) {
    self.env = env
    path = paths.line
  }

  deinit {
    if let file { env.ops.close(file) }
  }

  /// Whether one may look for the lock after having waited so many milliseconds.
  func mayLook(after waited: Int) -> Bool {
    if !isAtHead { isAtHead = stepUp() }
    if isAtHead {
      hasStalled = false
      return true
    }
    guard waited >= (hasStalled ? Self.shortPatience : Self.patience) else { return false }
    hasStalled = true
    return true
  }

  /// How many milliseconds to wait before the next look: the head looks at every one, and in the line
  /// those who came first look most often.
  func pace(after waited: Int) -> Int {
    isAtHead || waited >= 60 ? 1 : waited >= 20 ? 2 : 4
  }

  /// Makes room for the next.
  func leave() {
    if let file, isAtHead { env.ops.unlock(file) }
    isAtHead = false
  }

  private func stepUp() -> Bool {
    if file == nil { file = try? env.ops.open(path, .lock(mode: 0o600)) }
    guard let file else { return true }
    return (try? env.ops.tryLock(file)) ?? true
  }
}
