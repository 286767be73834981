public import CommunityModel
public import Wording

/// What importing a batch would do: the changes, and what became of every row.
public struct ImportPlan: Sendable {
  /// The changes, in an order in which they apply; empty where everything is known already.
  public let changes: [Change]
  /// File by file, and in the file's name what was made on the way.
  public let reports: [ImportReport]
  /// Rows that could not be read.
  public let problems: [ProblemRow]
  /// What the person should know before saying yes.
  public let notes: [Localized]
  /// The mint after the ids of the new rows.
  public let mint: IDMint

  /// Orders whose buyer is nobody known.
  public var unmatched: Int { reports.reduce(0) { $0 + $1.unmatched } }
  /// Rows that could not be read.
  public var wrong: Int { reports.reduce(0) { $0 + $1.wrong } }
  /// Rows of collections made or changed, the size of the transaction.
  public var touched: Int { reports.reduce(0) { $0 + $1.inserted + $1.updated + $1.left } }
}

/// What became of one file's rows, or of the rows of another collection made on the way.
public struct ImportReport: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The format: `wecomGroupChat`, `orders.youzan`, or the collection of what was made on the way.
  public let format: String
  /// How the file was written; nil for what was made on the way.
  public let encoding: TextEncoding?
  /// Rows of the file.
  public internal(set) var rows = 0
  /// Rows that are new.
  public internal(set) var inserted = 0
  /// Rows that change something known.
  public internal(set) var updated = 0
  /// Rows that say what is known already.
  public internal(set) var unchanged = 0
  /// Rows left aside for a reason that the notes give.
  public internal(set) var skipped = 0
  /// Rows that could not be read.
  public internal(set) var wrong = 0
  /// Memberships that ended because the list no longer shows them.
  public internal(set) var left = 0
  /// Orders kept without a member.
  public internal(set) var unmatched = 0

  init(file: String, format: String, encoding: TextEncoding? = nil) {
    self.file = file
    self.format = format
    self.encoding = encoding
  }
}

/// A row that could not be read, and why.
public struct ProblemRow: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The line of a table, or the place in a JSON list, from 1.
  public let line: Int
  /// Why it could not be read.
  public let reason: Localized
  /// Its cells as written, for the file of problem rows.
  public let cells: [String]
}
