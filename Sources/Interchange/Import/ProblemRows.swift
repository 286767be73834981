public import Wording

extension ImportPlan {
  /// The problem rows of a file as a table to mend and import again: line, reason in a language, cells as written.
  public func problemTable(of file: String, in language: Language) -> [UInt8] {
    let rows = problems.filter { $0.file == file }
    let width = rows.map(\.cells.count).max() ?? 0
    let titles = [Localized("行", "line"), Localized("原因", "reason")].map { $0[language] }
    var writer = CsvWriter(headings: titles + (0..<width).map { "\($0 + 1)" }, numeric: [0])
    for row in rows {
      let padding = repeatElement("", count: width - row.cells.count)
      writer.append([String(row.line), row.reason[language]] + row.cells + padding)
    }
    return writer.text()
  }
}
