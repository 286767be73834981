public import Wording

/// Something in a workspace that is not as it was written.
public struct StoreProblem: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The last lines were never acknowledged; the next writer sets them aside.
    case tornTail
    /// The last line lacks its line feed; the next writer supplies it.
    case openLine
    /// A line does not match its checksum.
    case badLine
    /// A line does not match its checksum and reads well: somebody edited it.
    case editedByHand
    /// A tool that merges text has left its markers.
    case conflictMarker
    /// Lines are missing.
    case gap
    /// A line comes again.
    case repeated
    /// A line does not follow the one before it.
    case brokenChain
    /// A transaction has no end.
    case unfinished
    /// A journal file is missing.
    case missingFile
    /// A journal file has lost its end.
    case shortFile
    /// A transaction does not fit what came before it.
    case doesNotApply
    /// A transaction cannot be read by this version.
    case unreadable
    /// A snapshot does not match its checksums; another one, or the journal, was used.
    case badSnapshot
    /// The manifest is missing or does not match its checksum.
    case badManifest
    /// The file that says which journal this host writes does not match its checksum.
    case badMachineFile
    /// The space held back for a full disk holds something.
    case badReserve
    /// An erasure was recorded, and the older files still hold what it takes.
    case unfinishedErasure

    /// Whether nothing acknowledged can be affected.
    public var isHarmless: Bool { self == .tornTail || self == .openLine }
  }

  /// What kind of thing it is.
  public var kind: Kind
  /// The file, from the workspace's directory on.
  public var file: String
  /// The line, from 1; 0 where the file has none.
  public var line: Int
  /// The byte the line begins at.
  public var byte: Int
  /// What is wrong, in words.
  public var detail: Localized

  /// A problem at a place.
  public init(_ kind: Kind, file: String, line: Int = 0, byte: Int = 0, detail: Localized) {
    self.kind = kind
    self.file = file
    self.line = line
    self.byte = byte
    self.detail = detail
  }
}

/// How sound a workspace is.
public enum WorkspaceState: String, Hashable, Sendable {
  /// Everything is as it was written.
  case clean
  /// Something that was never acknowledged lies at the end; nothing is lost.
  case torn
  /// Something that was written is not there or not the same; writing waits for a repair.
  case damaged

  /// The state these problems amount to.
  public init(_ problems: [StoreProblem]) {
    self =
      problems.isEmpty ? .clean : problems.allSatisfy(\.kind.isHarmless) ? .torn : .damaged
  }
}
