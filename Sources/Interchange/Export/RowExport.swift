/// A column of an export.
public struct ExportColumn: Hashable, Sendable {
  /// The code name: a key in JSON.
  public let key: String
  /// The heading: a name in CSV.
  public let heading: String
  /// Whether its cells are plain numbers.
  public let isNumeric: Bool

  /// Describes a column.
  public init(key: String, heading: String, isNumeric: Bool = false) {
    self.key = key
    self.heading = heading
    self.isNumeric = isNumeric
  }
}

/// The shapes rows are written in.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Comma-separated, for spreadsheets.
  case csv
  /// One array of objects.
  case json
  /// One object a line.
  case jsonl
}

/// Rows written for other programs; the caller has masked what must be masked.
public enum RowExport {
  /// The rows in a format, in UTF-8; a missing value is an empty cell or null, `raw` leaves formulas as they are.
  public static func text(
    _ rows: [[String?]], columns: [ExportColumn], format: ExportFormat, raw: Bool = false
  ) -> [UInt8] {
    switch format {
    case .csv:
      var writer = CsvWriter(
        headings: columns.map(\.heading),
        numeric: Set(columns.indices.filter { columns[$0].isNumeric }), raw: raw)
      for row in rows { writer.append(row.map { $0 ?? "" }) }
      return writer.text()
    case .jsonl:
      var output: [UInt8] = []
      for row in rows {
        writeObject(row, columns, into: &output)
        output.append(0x0A)
      }
      return output
    case .json:
      var output: [UInt8] = [0x5B]
      for (number, row) in rows.enumerated() {
        output.append(contentsOf: (number == 0 ? "\n  " : ",\n  ").utf8)
        writeObject(row, columns, into: &output)
      }
      output.append(contentsOf: (rows.isEmpty ? "]\n" : "\n]\n").utf8)
      return output
    }
  }

  private static func writeObject(
    _ row: [String?], _ columns: [ExportColumn], into output: inout [UInt8]
  ) {
    output.append(0x7B)
    for (number, column) in columns.enumerated() {
      if number > 0 { output.append(0x2C) }
      writeString(column.key, into: &output)
      output.append(0x3A)
      let value = row.indices.contains(number) ? row[number] : nil
      if let value, column.isNumeric, isJSONNumber(value) {
        output.append(contentsOf: value.utf8)
      } else if let value {
        writeString(value, into: &output)
      } else {
        output.append(contentsOf: "null".utf8)
      }
    }
    output.append(0x7D)
  }

  /// A plain number without leading zeros.
  private static func isJSONNumber(_ text: String) -> Bool {
    guard CsvGuard.isPlainNumber(text) else { return false }
    let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    return digits.first != 0x30 || digits.count == 1 || digits.dropFirst().first == 0x2E
  }

  private static func writeString(_ text: String, into output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    output.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: output.append(contentsOf: [0x5C, byte])
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        output.append(contentsOf: "\\u00".utf8)
        output.append(contentsOf: [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
