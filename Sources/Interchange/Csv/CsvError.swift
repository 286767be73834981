public import Wording

/// Why reading a table stopped: a bound was passed, so the file is not what it seems.
public struct CsvError: Error, Hashable, Sendable {
  /// The bound that was passed.
  public enum Bound: Hashable, Sendable {
    /// One cell is longer than 64 KiB.
    case cell
    /// One line is longer than 1 MiB.
    case line
    /// A quotation mark is not closed within 1 MiB, or by the end of the file.
    case quotation
    /// One row has more than 1,024 cells.
    case columns
  }

  /// The bound that was passed.
  public let bound: Bound
  /// The line of the file, from 1, on which the trouble begins.
  public let line: Int

  /// Says which bound was passed on which line.
  public init(bound: Bound, line: Int) {
    self.bound = bound
    self.line = line
  }

  /// What happened and where, for a person.
  public var message: Localized {
    switch bound {
    case .cell:
      Localized("第 \(line) 行有单元格超过 64 KiB", "Line \(line) has a cell of more than 64 KiB")
    case .line:
      Localized("第 \(line) 行超过 1 MiB", "Line \(line) is longer than 1 MiB")
    case .quotation:
      Localized("第 \(line) 行的引号没有闭合", "The quotation mark on line \(line) is not closed")
    case .columns:
      Localized("第 \(line) 行超过 1024 列", "Line \(line) has more than 1,024 columns")
    }
  }
}
