/// How far one machine's journal has been read or written.
public struct JournalPosition: Hashable, Sendable {
  /// The machine whose journal it is.
  public var machine: Int
  /// The number of the file, from 1; 0 before the first.
  public var segment: Int
  /// Where in that file the next line begins.
  public var bytes: Int
  /// The number of the last line.
  public var line: Int64
  /// The checksum of the last line.
  public var checksum: UInt32
  /// The time of the last line, in milliseconds.
  public var time: Int64

  /// The place before the first line.
  public static func start(of machine: Int) -> JournalPosition {
    JournalPosition(machine: machine, segment: 0, bytes: 0, line: 0, checksum: 0, time: 0)
  }
}

/// Where a transaction lies, so that it can be read again.
public struct JournalPlace: Hashable, Sendable {
  /// The machine in whose journal it is.
  public var machine: Int
  /// The number of the file.
  public var segment: Int
  /// Where its first line begins.
  public var offset: Int
  /// How many bytes its lines have, line feeds included.
  public var bytes: Int
}
