/// Rows as they are shown, to be written to a file by the world outside: names are masked already.
public struct ExportSheet: Equatable, Sendable {
  /// The shapes rows are written in.
  public enum Format: String, CaseIterable, Sendable {
    /// For spreadsheets, for programs, a line a row.
    case csv, json, jsonl
  }

  /// The code names of the columns.
  public let keys: [String]
  /// The headings of the columns.
  public let headings: [String]
  /// The cells, row by row.
  public let rows: [[String]]
  /// The shape.
  public let format: Format
  /// The file; it must not exist yet.
  public var path: String
}
