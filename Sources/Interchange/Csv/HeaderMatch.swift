import EastAsia
import Foundation

/// Finds out which column of a foreign table holds which field, by a table of the names shops use.
public struct HeaderMatch<Field: Hashable & Sendable>: Sendable {
  private let fields: [String: Field]

  /// Takes the names by which each field is known; where two fields share one, the first keeps it.
  public init(_ aliases: [(Field, [String])]) {
    var fields: [String: Field] = [:]
    for (field, names) in aliases {
      for name in names where fields[HeaderKey.key(name)] == nil {
        fields[HeaderKey.key(name)] = field
      }
    }
    self.fields = fields
  }

  /// The field a heading names.
  public func field(of heading: String) -> Field? { fields[HeaderKey.key(heading)] }

  /// The column of each field; a heading named in `map` goes where the person said, the first column of a field wins.
  public func columns(
    _ headings: [String], map: [String: Field] = [:]
  ) -> [Field: Int] {
    let wanted = Dictionary(
      map.map { (HeaderKey.key($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    var columns: [Field: Int] = [:]
    for (column, heading) in headings.enumerated() {
      if let field = wanted[HeaderKey.key(heading)] { columns[field] = column }
    }
    for (column, heading) in headings.enumerated() where wanted[HeaderKey.key(heading)] == nil {
      if let field = self.field(of: heading), columns[field] == nil { columns[field] = column }
    }
    return columns
  }
}

/// The form in which headings are compared.
public enum HeaderKey {
  /// Without marks and outer blanks, half width, lower case, inner blanks as one.
  public static func key(_ heading: String) -> String {
    let bare = heading.replacing("\u{FEFF}", with: "")
    return Folding.key(bare).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
