import Wording

/// The rows a pane shows now, in order, with their headings between them.
struct Listing: Sendable {
  /// A heading above a row.
  struct Heading: Sendable {
    /// The number of the row below it.
    let before: Int
    /// What it says.
    let title: Localized
  }

  /// What stands on a display line.
  enum Entry {
    case heading(Localized)
    case row(Int)
  }

  /// The packed ids of the rows.
  var ids: [Int64] = []
  /// The headings, top to bottom.
  var headings: [Heading] = []
  /// Rows the pane has in all, before the filter.
  var total = 0

  /// Rows and headings together.
  var lineCount: Int { ids.count + headings.count }

  /// The display line of a row.
  func line(of index: Int) -> Int {
    index + headings.count { $0.before <= index }
  }

  /// How many rows stand above a display line.
  func rows(above line: Int) -> Int {
    var shift = 0
    for heading in headings where heading.before + shift < line { shift += 1 }
    return max(0, min(ids.count, line - shift))
  }

  /// What stands on a line.
  func entry(at line: Int) -> Entry? {
    var shift = 0
    for heading in headings {
      if line < heading.before + shift { break }
      if line == heading.before + shift { return .heading(heading.title) }
      shift += 1
    }
    let index = line - shift
    return ids.indices.contains(index) ? .row(index) : nil
  }
}
