import Foundation

/// A kept picture of a pane beside the sketch it was drawn from, as a file in `Goldens`.
///
///     # 1 群 · 80x24 · zh-Hans        which screen, its size and its language
///     sketch:                          what the design drew, line by line; absent where it drew none
///     |…
///     frame:                           what the program draws
///     |…
///     departures:                      for every line where the two differ, why ours is better
///       1-2 the workspace's name stands where panes that are not there yet were drawn
struct SketchFile {
  /// The first line, without its mark.
  var title: String
  /// The drawing of the design; empty where it has none in this language.
  var sketch: [String] = []
  /// What the program draws.
  var frame: [String] = []
  /// The reasons, each for some lines, which count from 1.
  var departures: [Departure] = []

  /// Why some lines are not as the sketch has them.
  struct Departure {
    var lines: ClosedRange<Int>
    var reason: String
  }

  init(title: String) { self.title = title }

  /// Reads a file; throws at the first line that belongs nowhere.
  init(_ text: String) throws(SketchError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first, first.hasPrefix("# ") else { throw SketchError(line: 1) }
    title = String(first.dropFirst(2))
    var section = ""
    for (place, line) in lines.enumerated().dropFirst() {
      switch line {
      case "sketch:", "frame:", "departures:": section = line
      case _ where line.hasPrefix("|") && section == "sketch:":
        sketch.append(String(line.dropFirst()))
      case _ where line.hasPrefix("|") && section == "frame:":
        frame.append(String(line.dropFirst()))
      case _ where line.hasPrefix("  ") && section == "departures:":
        departures.append(try Self.departure(line, at: place + 1))
      default:
        if !line.isEmpty { throw SketchError(line: place + 1) }
      }
    }
  }

  private static func departure(_ line: String, at place: Int) throws(SketchError) -> Departure {
    let parts = line.drop { $0 == " " }.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { throw SketchError(line: place) }
    let ends = parts[0].split(separator: "-").compactMap { Int($0) }
    guard let low = ends.first, let high = ends.last, low <= high, ends.count <= 2 else {
      throw SketchError(line: place)
    }
    return Departure(lines: low...high, reason: String(parts[1]))
  }

  /// The file as it is written down.
  var text: String {
    var lines = ["# \(title)"]
    if !sketch.isEmpty { lines += ["sketch:"] + sketch.map { "|\($0)" } }
    lines += ["frame:"] + frame.map { "|\($0)" }
    if !departures.isEmpty {
      lines.append("departures:")
      lines += departures.map {
        $0.lines.count == 1
          ? "  \($0.lines.lowerBound) \($0.reason)"
          : "  \($0.lines.lowerBound)-\($0.lines.upperBound) \($0.reason)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines that differ from the sketch, counted from 1; none where there is no sketch.
  var differing: [Int] {
    guard !sketch.isEmpty else { return [] }
    return (0..<max(sketch.count, frame.count)).filter { place in
      let drawn = place < sketch.count ? sketch[place] : nil
      return drawn != (place < frame.count ? frame[place] : nil)
    }.map { $0 + 1 }
  }

  /// The lines that differ without a reason.
  var unexplained: [Int] {
    differing.filter { line in !departures.contains { $0.lines.contains(line) } }
  }

  /// The reasons whose every line is as the sketch has it by now.
  var stale: [String] {
    departures.filter { departure in !differing.contains { departure.lines.contains($0) } }
      .map(\.reason)
  }
}

/// A line of a sketch file that belongs nowhere.
struct SketchError: Error {
  var line: Int
}
