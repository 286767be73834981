import Glibc

/// The real disk. Every call is repeated when a signal interrupts it; links are never followed.
struct PosixFileOps: FileOps {
  func open(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Descriptor {
    let always = O_CLOEXEC | O_NOFOLLOW
    let number =
      switch mode {
      case .read:
        retrying { Glibc.open(path, O_RDONLY | always) }
      case .append:
        retrying { Glibc.open(path, O_WRONLY | O_APPEND | always) }
      case .create(let bits):
        retrying { Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | always, bits) }
      case .lock(let bits):
        retrying { Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | always, bits) }
      }
    return Descriptor(number: try check(number, "open", path))
  }

  func close(_ file: Descriptor) {
    // After an error Linux has closed the descriptor all the same, so there is nothing to repeat.
    _ = Glibc.close(file.number)
  }

  func read(_ file: Descriptor, at offset: Int, count: Int) throws(SystemFailure) -> [UInt8] {
    guard count > 0 else { return [] }
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = pread(file.number, base + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = errno }
        guard got > 0 else { return }
        filled += got
      }
    }
    guard failed == 0 else { throw SystemFailure(call: "read", path: name(file), code: failed) }
    return bytes
  }

  func write(_ file: Descriptor, _ bytes: ArraySlice<UInt8>) throws(SystemFailure) -> Int {
    let written = retrying {
      bytes.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
    }
    guard written >= 0 else { throw SystemFailure(call: "write", path: name(file), code: errno) }
    return written
  }

  func sync(_ file: Descriptor) throws(SystemFailure) {
    try check(retrying { fsync(file.number) }, "fsync", name(file))
  }

  func syncData(_ file: Descriptor) throws(SystemFailure) {
    try check(retrying { fdatasync(file.number) }, "fdatasync", name(file))
  }

  func syncDirectory(_ path: String) throws(SystemFailure) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let number = try check(retrying { Glibc.open(path, flags) }, "open", path)
    defer { _ = Glibc.close(number) }
    try check(retrying { fsync(number) }, "fsync", path)
  }

  func truncate(_ file: Descriptor, to size: Int) throws(SystemFailure) {
    try check(retrying { ftruncate(file.number, off_t(size)) }, "ftruncate", name(file))
  }

  func rename(_ source: String, to target: String) throws(SystemFailure) {
    try check(Glibc.rename(source, target), "rename", target)
  }

  func link(_ source: String, to target: String) throws(SystemFailure) {
    try check(Glibc.link(source, target), "link", target)
  }

  func unlink(_ path: String) throws(SystemFailure) {
    try check(Glibc.unlink(path), "unlink", path)
  }

  func makeDirectory(_ path: String, mode: UInt32) throws(SystemFailure) {
    try check(mkdir(path, mode), "mkdir", path)
  }

  func removeDirectory(_ path: String) throws(SystemFailure) {
    try check(rmdir(path), "rmdir", path)
  }

  func status(_ path: String) throws(SystemFailure) -> FileStatus {
    var found = stat()
    try check(stat(path, &found), "stat", path)
    return FileStatus(found)
  }

  func status(_ file: Descriptor) throws(SystemFailure) -> FileStatus {
    var found = stat()
    try check(fstat(file.number, &found), "fstat", name(file))
    return FileStatus(found)
  }

  func list(_ path: String) throws(SystemFailure) -> [String] {
    guard let directory = opendir(path) else {
      throw SystemFailure(call: "opendir", path: path, code: errno)
    }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemFailure(call: "readdir", path: path, code: errno) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func tryLock(_ file: Descriptor) throws(SystemFailure) -> Bool {
    if retrying({ flock(file.number, LOCK_EX | LOCK_NB) }) == 0 { return true }
    guard errno == EWOULDBLOCK else {
      throw SystemFailure(call: "flock", path: name(file), code: errno)
    }
    return false
  }

  func unlock(_ file: Descriptor) {
    _ = retrying { flock(file.number, LOCK_UN) }
  }
}

extension PosixFileOps {
  /// Locks of NFS and SMB hold between machines only as far as the server keeps them. 9p and FUSE are
  /// taken for local: containers and WSL show their own disks through them.
  func disk(of path: String) -> DiskKind {
    guard let resolved = realpath(path, nil) else { return .local }
    defer { free(resolved) }
    let place = String(cString: resolved) + "/"
    let table = String(decoding: mountTable(), as: UTF8.self)
    var found = (length: -1, kind: "")
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 4, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let mount = words[4].replacing("\\040", with: " ")
      let prefix = mount.hasSuffix("/") ? String(mount) : mount + "/"
      // Later lines lie on top of earlier ones at the same place.
      if place.hasPrefix(prefix), prefix.utf8.count >= found.length {
        found = (prefix.utf8.count, String(words[dash + 1]))
      }
    }
    let remote = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "afs", "glusterfs", "lustre"]
    return remote.contains(found.kind) ? .network(found.kind) : .local
  }

  /// The table of mounts; its file has no size of its own.
  private func mountTable() -> [UInt8] {
    guard let file = try? open("/proc/self/mountinfo", .read) else { return [] }
    defer { close(file) }
    return (try? read(file, at: 0, count: 1 << 20)) ?? []
  }

  /// Where a descriptor points, for a message; only asked for when something has failed.
  private func name(_ file: Descriptor) -> String {
    let code = errno
    defer { errno = code }
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { (room) -> Int in
      guard let start = room.baseAddress else { return 0 }
      return readlink("/proc/self/fd/\(file.number)", start, room.count)
    }
    guard count > 0 else { return "fd \(file.number)" }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  @discardableResult
  private func check(
    _ result: Int32, _ call: String, _ path: @autoclosure () -> String
  ) throws(SystemFailure) -> Int32 {
    guard result < 0 else { return result }
    let code = errno
    throw SystemFailure(call: call, path: path(), code: code)
  }
}

extension FileStatus {
  fileprivate init(_ found: stat) {
    self.init(
      device: UInt64(found.st_dev), inode: UInt64(found.st_ino), links: Int(found.st_nlink),
      size: Int(found.st_size), mode: UInt32(found.st_mode & 0o7777),
      isDirectory: found.st_mode & S_IFMT == S_IFDIR, modified: Int64(found.st_mtim.tv_sec))
  }
}

/// Repeats a call for as long as a signal interrupts it.
private func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result < 0, errno == EINTR { continue }
    return result
  }
}
