import Synchronization

/// A value that is made on another thread, to be taken once when it is there.
final class Awaited<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// Begins to make it, when nothing more urgent is to be done.
  init(_ make: @escaping @Sendable () -> Value?) {
    Task.detached(priority: .utility) { [weak self] in
      let value = make()
      self?.made.withLock { $0 = value }
    }
  }

  /// The value, the first time it is asked for after it was made.
  func take() -> Value? {
    made.withLock { value in
      defer { value = nil }
      return value
    }
  }
}
