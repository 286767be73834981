/// Bars and small charts, exact to an eighth of a cell.
public enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A bar of so many cells filled to a fraction; whatever has begun shows at least a sliver.
  public static func horizontal(_ fraction: Double, width: Int, track: Character = "░") -> String {
    guard width > 0 else { return "" }
    let clear = fraction.isFinite ? min(1, max(0, fraction)) : 0
    var filled = Int(clear * Double(width) * 8 + 0.5)
    if clear > 0 { filled = max(1, filled) }
    let part = eighths[filled % 8]
    let used = filled / 8 + (part.isEmpty ? 0 : 1)
    return String(repeating: "█", count: filled / 8) + part
      + String(repeating: track, count: width - used)
  }

  /// How many cells each part of a divided bar gets: together exactly the width, by largest
  /// remainder, and at least one for a part that is not nothing while there is room.
  public static func shares(_ parts: [Int], width: Int) -> [Int] {
    let counts = parts.map { max(0, $0) }
    let total = counts.reduce(0) { $0 + Double($1) }
    guard total > 0, width > 0 else { return counts.map { _ in 0 } }
    let exact = counts.map { Double($0) / total * Double(width) }
    var cells = exact.map { Int($0) }
    let order = exact.indices.sorted { left, right in
      let first = exact[left] - Double(Int(exact[left]))
      let second = exact[right] - Double(Int(exact[right]))
      return first == second ? left < right : first > second
    }
    for index in order.prefix(max(0, width - cells.reduce(0, +))) { cells[index] += 1 }
    for index in cells.indices where counts[index] > 0 && cells[index] == 0 {
      guard let widest = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[widest] > 1
      else { break }
      cells[widest] -= 1
      cells[index] = 1
    }
    return cells
  }

  /// A small chart, one cell a value, from the lowest to the highest; nil leaves a blank.
  public static func sparkline(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else {
      return TextFit.blanks(values.count)
    }
    return values.reduce(into: "") { line, value in
      guard let value, value.isFinite else {
        line += " "
        return
      }
      line += step((value - low) / (high - low))
    }
  }

  /// One block of a chart for a share of its height.
  public static func step(_ share: Double) -> String {
    guard share.isFinite else { return steps[3] }
    return steps[Int(min(1, max(0, share)) * 7 + 0.5)]
  }

  /// One block for how full something is, in eighths, the one that has begun included; a blank for nothing.
  public static func level(_ share: Double) -> String {
    guard share.isFinite, share > 0 else { return " " }
    return steps[Int(min(7, share * 8))]
  }

  /// A bar against a line that stands after `line` cells: what lies beyond goes on behind it.
  ///
  /// `width` cells in all, the line's own included; the line covers the bar where it passes.
  public static func bullet(_ progress: Double, line: Int, width: Int) -> (
    before: String, after: String
  ) {
    let length = progress.isFinite ? max(0, progress) * Double(line) : 0
    func filled(_ cells: Double, of room: Int) -> String {
      guard room > 0 else { return "" }
      return horizontal(min(1, max(0, cells / Double(room))), width: room, track: " ")
    }
    let room = max(0, width - line - 1)
    return (filled(length, of: line), filled(length - Double(line + 1), of: room))
  }
}
