/// The same numbers for the same seed on every machine (SplitMix64).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts a sequence.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True about so many times in a hundred.
  public mutating func chance(percent: Int) -> Bool {
    number(1...100) <= percent
  }

  /// One element; a list without any is the caller's mistake.
  public mutating func pick<Element>(_ list: [Element]) -> Element {
    precondition(!list.isEmpty, "nothing to pick from")
    return list[number(0...(list.count - 1))]
  }

  /// A sequence of its own that later draws from this one do not shift.
  public mutating func branch() -> SeededRandom {
    SeededRandom(seed: next())
  }
}
