public import Cells
public import Wording

/// A line of many values in few cells: two across and four down in each, with the ends of the scale.
public struct BrailleLine: Chart, Sendable {
  private let title: Localized
  private let values: [Double?]
  private let height: Int

  /// A line through values, the oldest first; a gap where there is none.
  public init(_ title: Localized, _ values: [Double?], height: Int = 4) {
    self.title = title
    self.values = values
    self.height = max(1, height)
  }

  private var known: [Double] { values.compactMap { $0 }.filter(\.isFinite) }

  /// The line with its scale to the left.
  public func lines(width: Int, language: Language) -> [StyledText] {
    guard let low = known.min(), let high = known.max() else {
      return [StyledText(language == .chinese ? "无数据" : "no data", .dim)]
    }
    let ends = [high, low].map { NumberText.grouped(Int64(clamping: Int($0.rounded()))) }
    let scale = ends.map(TextFit.width(of:)).max() ?? 0
    // Wide enough for every value, and no wider than an eye follows.
    let columns = max(1, min(width - scale - 1, max((values.count + 1) / 2, 60)))
    var dots = Array(repeating: Array(repeating: UInt32(0), count: columns), count: height)
    for place in 0..<columns * 2 {
      guard let value = sample(place, of: columns * 2), value.isFinite else { continue }
      let share = high > low ? (value - low) / (high - low) : 0.5
      let step = Int((share * Double(height * 4 - 1)).rounded())
      let (row, dot) = (height - 1 - step / 4, 3 - step % 4)
      dots[row][place / 2] |= Self.bit(dot, right: place % 2 == 1)
    }
    return dots.enumerated().map { row, cells in
      let label = row == 0 ? ends[0] : row == height - 1 ? ends[1] : ""
      let drawn = cells.compactMap { Unicode.Scalar(0x2800 + $0) }.map { Character($0) }
      return
        (StyledText(TextFit.pad(label, to: scale, alignment: .right) + " ", .dim)
        + StyledText(String(drawn), Style(.series2))).cut(to: width)
    }
  }

  /// The value at a dot: the mean of what falls on it where there are more values than dots, and a
  /// point of the way between two values where there are fewer.
  private func sample(_ place: Int, of count: Int) -> Double? {
    guard values.count > count else { return between(Double(place) / Double(max(1, count - 1))) }
    let from = place * values.count / count
    let until = max(from + 1, (place + 1) * values.count / count)
    let all = values[from..<min(until, values.count)].compactMap { $0 }
    return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
  }

  private func between(_ share: Double) -> Double? {
    guard let last = values.indices.last else { return nil }
    let at = share * Double(last)
    let before = min(last, Int(at))
    guard let from = values[before] else { return nil }
    let rest = at - Double(before)
    guard rest > 0.01 else { return from }
    // Towards a gap the line breaks off.
    guard before < last, let to = values[before + 1] else { return nil }
    return from + (to - from) * rest
  }

  private static func bit(_ dot: Int, right: Bool) -> UInt32 {
    let left: [UInt32] = [0x01, 0x02, 0x04, 0x40]
    let others: [UInt32] = [0x08, 0x10, 0x20, 0x80]
    return right ? others[dot] : left[dot]
  }

  /// Where it began, where it ended, and its ends.
  public func words(_ language: Language) -> [String] {
    guard let low = known.min(), let high = known.max(), let first = known.first,
      let last = known.last
    else { return [title[language] + (language == .chinese ? "：无数据" : ": no data")] }
    let (from, to, least, most) = (text(first), text(last), text(low), text(high))
    return [
      language == .chinese
        ? "\(title.zh)：从 \(from) 到 \(to)，最低 \(least)，最高 \(most)，共 \(known.count) 个数"
        : "\(title.en): from \(from) to \(to), lowest \(least), highest \(most), \(known.count) values"
    ]
  }

  private func text(_ value: Double) -> String {
    NumberText.grouped(Int64(clamping: Int(max(-9e15, min(9e15, value)).rounded())))
  }
}

/// Shares by row and column, darker where they are greater; four fillings, so that no colour is needed.
public struct HeatMap: Chart, Sendable {
  private static let fills: [Character] = ["·", "░", "▒", "▓", "█"]
  private let rows: [Localized]
  private let columns: [Localized]
  private let values: [[Double?]]

  /// Values by row and column; nil is left blank.
  public init(rows: [Localized], columns: [Localized], values: [[Double?]]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  private var most: Double {
    max(1e-9, values.joined().compactMap { $0 }.filter(\.isFinite).max() ?? 1)
  }

  /// A line a row; columns that do not fit are left out on the right.
  public func lines(width: Int, language: Language) -> [StyledText] {
    let label = min(max(2, width / 4), rows.map { TextFit.width(of: $0[language]) }.max() ?? 0)
    let cell = max(2, min(4, (width - label - 1) / max(1, columns.count)))
    let shown = max(0, min(columns.count, (width - label - 1) / cell))
    let head = columns.prefix(shown).map { TextFit.pad($0[language], to: cell) }.joined()
    var lines = [StyledText(TextFit.blanks(label + 1) + head, .dim).cut(to: width)]
    for (row, name) in rows.enumerated() where row < values.count {
      var line = StyledText(TextFit.pad(name[language], to: label, ellipsis: "…") + " ")
      for value in values[row].prefix(shown) {
        guard let value, value.isFinite else {
          line.append(TextFit.blanks(cell))
          continue
        }
        let step = value <= 0 ? 0 : max(1, Int((value / most * 4).rounded()))
        line.append(
          String(repeating: Self.fills[min(4, step)], count: cell - 1) + " ", Style(.series2))
      }
      lines.append(line.cut(to: width))
    }
    return lines
  }

  /// The greatest of every row, and where it lies.
  public func words(_ language: Language) -> [String] {
    rows.enumerated().compactMap { row, name in
      guard row < values.count else { return nil }
      let known = values[row].enumerated().compactMap { place, value in value.map { (place, $0) } }
      guard let best = known.max(by: { $0.1 < $1.1 }), best.0 < columns.count else {
        return "\(name[language])" + (language == .chinese ? "：无数据" : ": no data")
      }
      let share = "\(Int((best.1 / most * 100).rounded()))%"
      return language == .chinese
        ? "\(name.zh)：最高在 \(columns[best.0].zh)，为全表最高的 \(share)"
        : "\(name.en): highest at \(columns[best.0].en), \(share) of the highest of all"
    }
  }
}
