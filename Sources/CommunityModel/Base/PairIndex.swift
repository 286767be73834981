/// Which rows refer to a row: sorted pairs of (referred, referring), both packed ids.
public struct PairIndex: Sendable {
  struct Pair: Comparable, Sendable {
    let target: Int64
    let source: Int64

    static func < (left: Pair, right: Pair) -> Bool {
      (left.target, left.source) < (right.target, right.source)
    }
  }

  private var pairs: [Pair] = []

  init() {}

  init(_ unsorted: [Pair]) {
    pairs = unsorted.sorted()
  }

  /// The ids of the rows that refer to `target`, ascending.
  public func sources(of target: Int64) -> [Int64] {
    var index = lowerBound(Pair(target: target, source: .min))
    var found: [Int64] = []
    while index < pairs.count, pairs[index].target == target {
      found.append(pairs[index].source)
      index += 1
    }
    return found
  }

  /// How many rows refer to `target`.
  public func count(of target: Int64) -> Int {
    lowerBound(Pair(target: target, source: .max)) - lowerBound(Pair(target: target, source: .min))
  }

  mutating func merge(added: [Pair], removed: [Pair]) {
    // A handful is moved into place one by one; a batch is cheaper to sort once.
    if added.count + removed.count <= 16 {
      for pair in removed {
        let index = lowerBound(pair)
        if index < pairs.count, pairs[index] == pair { pairs.remove(at: index) }
      }
      for pair in added {
        let index = lowerBound(pair)
        if index == pairs.count || pairs[index] != pair { pairs.insert(pair, at: index) }
      }
      return
    }
    if !removed.isEmpty {
      let gone = removed.sorted()
      pairs.removeAll { pair in
        var low = 0
        var high = gone.count
        while low < high {
          let middle = (low + high) / 2
          if gone[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low < gone.count && gone[low] == pair
      }
    }
    guard !added.isEmpty else { return }
    pairs.append(contentsOf: added)
    pairs.sort()
    var previous: Pair?
    pairs.removeAll { pair in
      defer { previous = pair }
      return pair == previous
    }
  }

  private func lowerBound(_ pair: Pair) -> Int {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
