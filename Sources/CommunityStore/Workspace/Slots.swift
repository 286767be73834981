import Synchronization

/// Results that arrive in any order and leave in theirs.
final class Slots<Value: Sendable>: Sendable {
  private let slots: Mutex<[Value?]>

  init(_ count: Int) {
    slots = Mutex(Array(repeating: nil, count: count))
  }

  func fill(_ index: Int, _ value: Value) {
    slots.withLock { $0[index] = value }
  }

  var values: [Value] { slots.withLock { $0.compactMap { $0 } } }
}
