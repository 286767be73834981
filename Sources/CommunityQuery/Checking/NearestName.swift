/// The name that was probably meant.
enum NearestName {
  /// The nearest of the names by edits, where it is near enough to be a slip; the first of equals.
  static func of(_ written: String, among names: some Sequence<String>) -> String? {
    let word = Array(written.lowercased().prefix(40))
    guard !word.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.lowercased().prefix(40))
      let limit = max(1, min(word.count, other.count) / 3)
      guard other.count > 1 || word.count == 1, abs(other.count - word.count) <= limit else {
        continue
      }
      let distance = edits(word, other)
      if distance <= limit, distance < max(word.count, other.count),
        distance < best?.distance ?? .max
      {
        best = (name, distance)
      }
    }
    if let best { return best.name }
    // The beginning of a name is as good as a slip.
    let start = written.lowercased()
    return word.count > 1 ? names.first { $0.lowercased().hasPrefix(start) } : nil
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static func edits(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for (row, a) in left.enumerated() {
      var current = [row + 1]
      for (column, b) in right.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (a == b ? 0 : 1))
        if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
          cost = min(cost, older[column - 1] + 1)
        }
        current.append(cost)
      }
      (older, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
