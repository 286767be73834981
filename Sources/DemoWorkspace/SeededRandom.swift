/// Numbers that look random and are the same for the same seed everywhere (SplitMix64).
struct SeededRandom: Sendable {
  private var state: UInt64

  /// Starts from a seed; a stream keeps one subject's numbers apart from another's.
  init(seed: UInt64, stream: UInt64 = 0) {
    state = seed
    guard stream != 0 else { return }
    state = next() ^ stream &* 0x9E37_79B9_7F4A_7C15
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `limit` − 1; 0 where the limit leaves no choice.
  mutating func below(_ limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A number of a range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A number from 0 up to, not including, 1.
  mutating func share() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Yes, this often out of a thousand.
  mutating func happens(perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// One of the elements, which must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// The place of a weight, drawn in proportion to the weights.
  mutating func weighted(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }

  /// Puts elements into another order (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, below(index + 1))
    }
  }
}
