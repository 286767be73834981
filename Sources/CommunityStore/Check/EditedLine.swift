import CommunityModel
public import Wording

/// What somebody changed by hand: a journal line whose seal does not hold but that reads as JSON, or rows
/// of a snapshot's file.
public struct EditedLine: Hashable, Sendable {
  /// The file, from the workspace's directory on.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// Why it cannot be taken in, and at which column; nil where it can.
  public let refusal: Refusal?
  /// What it says it did; nothing where it cannot be read.
  public let label: Localized

  /// Why a line cannot be taken in.
  public struct Refusal: Hashable, Sendable {
    /// The column in bytes, from 1.
    public let column: Int
    /// The reason.
    public let words: Localized
  }

  /// The transaction that it holds now.
  let group: ChangeGroup?

  init(file: String, line: Int, refusal: Refusal?, label: Localized, group: ChangeGroup?) {
    self.file = file
    self.line = line
    self.refusal = refusal
    self.label = label
    self.group = group
  }

  /// Reads a journal line as it is now.
  init(file: String, line: Int, bytes: [UInt8]) {
    self.file = file
    self.line = line
    var start = 0
    do throws(JSONFailure) {
      let found = try Self.payload(bytes)
      start = found.lowerBound
      let transaction = JournalTransaction(
        place: JournalPlace(machine: 0, segment: 0, offset: 0, bytes: bytes.count), time: 0,
        line: 0, bytes: bytes, head: found, parts: [], lineInFile: line)
      let group = try GroupCodec.read(transaction)
      self.group = group
      label = group.label
      refusal = nil
    } catch {
      group = nil
      label = Localized(verbatim: "")
      refusal = Refusal(column: start + error.offset + 1, words: error.words)
    }
  }

  /// Where the transaction stands in the line.
  private static func payload(_ bytes: [UInt8]) throws(JSONFailure) -> Range<Int> {
    try JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var found: Range<Int>?
      try reader.object { (reader, key) throws(JSONFailure) in
        guard "group" ~= key else { return try reader.skip() }
        let count = try reader.raw().count
        found = reader.at - count..<reader.at
      }
      guard let found else { throw reader.failure(.wrongKind, at: 0) }
      return found
    }
  }
}
