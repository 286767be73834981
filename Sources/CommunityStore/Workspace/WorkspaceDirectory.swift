/// A directory that is, or shall become, a workspace.
public struct WorkspaceDirectory: Sendable {
  /// Where it is.
  public let path: String
  let env: StoreEnvironment

  /// Names a directory; nothing is touched.
  public init(_ path: String) {
    self.init(path, .live)
  }

  init(_ path: String, _ env: StoreEnvironment) {
    var path = path
    while path.utf8.count > 1, path.utf8.last == 0x2F { path.removeLast() }
    self.path = path
    self.env = env
  }

  var paths: WorkspacePaths { WorkspacePaths(root: path) }

  /// Whether a workspace is here.
  public var isWorkspace: Bool {
    (try? env.ops.statusIfPresent(paths.manifest)) != nil && manifestExists
  }

  private var manifestExists: Bool {
    ((try? env.ops.statusIfPresent(paths.manifest)) ?? nil) != nil
  }

  /// Makes an empty workspace; the directory is made when missing and taken when empty.
  ///
  /// `shared` lets the group of the directory read it, for a wall's account.
  public func create(shared: Bool = false) throws(StoreError) {
    var manifest = Manifest()
    manifest.shared = shared
    manifest.workspace = Self.digits(env.random())
    do throws(SystemFailure) {
      try makeParents()
      try takeEmpty(mode: manifest.directoryMode)
      for directory in [paths.journal, paths.snapshots, paths.quarantine] {
        try makeIfMissing(
          directory, mode: directory == paths.quarantine ? 0o700 : manifest.directoryMode)
      }
    } catch {
      throw error.code == Errno.notEmpty ? .notEmpty(path: path) : StoreError(error)
    }
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: 2000)
    defer { lock.release() }
    guard !manifestExists else { throw .notEmpty(path: path) }
    Reserve(env: env, paths: paths).fill(mode: manifest.fileMode)
    try storing { () throws(SystemFailure) in
      try env.ops.replaceFile(
        in: path, name: "manifest.json", with: manifest.bytes, mode: manifest.fileMode,
        token: env.token())
      try env.ops.syncDirectory(parent(of: path))
    }
  }

  /// Reads the workspace; takes no lock, writes nothing, makes nothing.
  public func read() throws(StoreError) -> OpenedWorkspace {
    try WorkspaceLoader(env: env, paths: paths).load()
  }
}

extension WorkspaceDirectory {
  private static func digits(_ value: UInt64) -> String {
    Hex.text(UInt32(value >> 32)) + Hex.text(UInt32(truncatingIfNeeded: value))
  }

  private func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func makeParents() throws(SystemFailure) {
    var missing: [String] = []
    var at = parent(of: path)
    while try env.ops.statusIfPresent(at) == nil {
      missing.append(at)
      at = parent(of: at)
    }
    for directory in missing.reversed() { try makeIfMissing(directory, mode: 0o700) }
  }

  private func makeIfMissing(_ directory: String, mode: UInt32) throws(SystemFailure) {
    do {
      try env.ops.makeDirectory(directory, mode: mode)
    } catch {
      guard error.code == Errno.exists else { throw error }
      return
    }
    try env.ops.syncDirectory(parent(of: directory))
  }

  /// Makes the directory, or sees to it that nothing lies in it but an attempt that was cut short.
  private func takeEmpty(mode: UInt32) throws(SystemFailure) {
    try makeIfMissing(path, mode: mode)
    for name in try env.ops.list(path) {
      let isLeftover = name.hasPrefix(".") && name.hasSuffix(".tmp")
      guard isLeftover || (WorkspacePaths.known.contains(name) && name != "manifest.json") else {
        throw SystemFailure(call: "mkdir", path: path, code: Errno.notEmpty)
      }
    }
    guard try env.ops.statusIfPresent(paths.journal) != nil else { return }
    guard try env.ops.list(paths.journal).isEmpty else {
      throw SystemFailure(call: "mkdir", path: path, code: Errno.notEmpty)
    }
  }
}

/// Room that is given up when the disk is full, so that a last save or a compaction still fits.
struct Reserve {
  static let size = 1 << 20

  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// Sets the room aside, where there is any.
  func fill(mode: UInt32) {
    guard ((try? env.ops.statusIfPresent(paths.reserve)) ?? nil) == nil else { return }
    do {
      try env.ops.createFile(
        paths.reserve, [UInt8](repeating: 0, count: Self.size), mode: mode)
    } catch {
      release()
    }
  }

  /// Gives the room up; false when it was given up before.
  @discardableResult
  func release() -> Bool {
    (try? env.ops.unlink(paths.reserve)) != nil
  }
}
