/// An open file as the system knows it.
struct Descriptor: Hashable, Sendable {
  let number: Int32
}

/// A system call that failed: which one, on what, and why.
struct SystemFailure: Error, Hashable, Sendable {
  let call: String
  let path: String
  let code: Int32
}

/// How a file is opened.
enum OpenMode: Hashable, Sendable {
  /// For reading only; the file must exist.
  case read
  /// At the end, for writing; the file must exist.
  case append
  /// For writing; the file must not exist.
  case create(mode: UInt32)
  /// For locking; made when missing.
  case lock(mode: UInt32)
}

/// What a path or a descriptor is.
struct FileStatus: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
  var links: Int
  var size: Int
  var mode: UInt32
  var isDirectory: Bool
  var modified: Int64
}

/// Everything the store asks of a file system; the one seam between it and the disk.
///
/// An error of `sync` is final for that descriptor: the system may have dropped the bytes and
/// forgotten that it did, so no caller asks a second time.
protocol FileOps: Sendable {
  func open(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Descriptor
  func close(_ file: Descriptor)
  /// Reads up to `count` bytes at `offset`; fewer at the end of the file.
  func read(_ file: Descriptor, at offset: Int, count: Int) throws(SystemFailure) -> [UInt8]
  /// Writes some of the bytes at the end of the file and says how many.
  func write(_ file: Descriptor, _ bytes: ArraySlice<UInt8>) throws(SystemFailure) -> Int
  func sync(_ file: Descriptor) throws(SystemFailure)
  func syncData(_ file: Descriptor) throws(SystemFailure)
  func syncDirectory(_ path: String) throws(SystemFailure)
  func truncate(_ file: Descriptor, to size: Int) throws(SystemFailure)
  func rename(_ source: String, to target: String) throws(SystemFailure)
  func link(_ source: String, to target: String) throws(SystemFailure)
  func unlink(_ path: String) throws(SystemFailure)
  func makeDirectory(_ path: String, mode: UInt32) throws(SystemFailure)
  func removeDirectory(_ path: String) throws(SystemFailure)
  func status(_ path: String) throws(SystemFailure) -> FileStatus
  func status(_ file: Descriptor) throws(SystemFailure) -> FileStatus
  /// The names in a directory, in ascending order of their bytes.
  func list(_ path: String) throws(SystemFailure) -> [String]
  /// Takes the lock, or says that somebody else has it.
  func tryLock(_ file: Descriptor) throws(SystemFailure) -> Bool
  func unlock(_ file: Descriptor)
  /// What kind of disk a path lies on.
  func disk(of path: String) -> DiskKind
}

/// Whether several machines may be writing a disk.
enum DiskKind: Hashable, Sendable {
  /// A disk of this machine, or one that behaves like it.
  case local
  /// A disk that other machines may have mounted too, by the name of its protocol.
  case network(String)
}

extension FileOps {
  func disk(of path: String) -> DiskKind { .local }

  /// Writes all of it, however many calls that takes.
  func writeAll(_ file: Descriptor, _ bytes: [UInt8], path: String) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = try write(file, rest)
      guard written > 0 else {
        throw SystemFailure(call: "write", path: path, code: Errno.noSpace)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// The whole content of a file.
  func contents(of path: String) throws(SystemFailure) -> [UInt8] {
    try contents(of: path, from: 0)
  }

  /// The content of a file from an offset on; nothing where the file is shorter.
  func contents(of path: String, from offset: Int) throws(SystemFailure) -> [UInt8] {
    let file = try open(path, .read)
    defer { close(file) }
    let size = try status(file).size
    guard size > offset else { return [] }
    return try read(file, at: offset, count: size - offset)
  }

  /// What a path is, or nil where nothing is there.
  func statusIfPresent(_ path: String) throws(SystemFailure) -> FileStatus? {
    do {
      return try status(path)
    } catch {
      guard error.code == Errno.notFound || error.code == Errno.notDirectory else { throw error }
      return nil
    }
  }

  /// A new file with this content, durable once its directory is synced.
  func createFile(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemFailure) {
    let file = try open(path, .create(mode: mode))
    defer { close(file) }
    try writeAll(file, bytes, path: path)
    try sync(file)
  }

  /// Puts a file in the place of another so that a reader, or a power cut, finds the old one or the new.
  func replaceFile(
    in directory: String, name: String, with bytes: [UInt8], mode: UInt32, token: String
  ) throws(SystemFailure) {
    let temporary = "\(directory)/.\(name).\(token).tmp"
    do {
      try createFile(temporary, bytes, mode: mode)
      try rename(temporary, to: "\(directory)/\(name)")
    } catch {
      try? unlink(temporary)
      throw error
    }
    try syncDirectory(directory)
  }
}
