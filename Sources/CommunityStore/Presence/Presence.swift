public import CommunityModel

/// Somebody who has the workspace open for writing.
public struct Colleague: Hashable, Sendable {
  /// The name they work under.
  public let name: String
  /// Since when, as their clock said.
  public let since: Instant
}

/// Who has a workspace open: one file each, locked for as long as its process lives.
///
/// It is a courtesy for people: no decision about data depends on it, and a disk that cannot keep it
/// does not matter. Read-only sessions leave no trace.
public struct Presence: Sendable {
  let env: StoreEnvironment
  let paths: WorkspacePaths
  /// The file of this console, which is not counted among the others.
  var own: String?

  init(env: StoreEnvironment, paths: WorkspacePaths, own: String? = nil) {
    self.env = env
    self.paths = paths
    self.own = own
  }

  /// Everybody else, in the order in which they came; files of processes that ended are passed over.
  public func others() -> [Colleague] {
    let names = (try? env.ops.list(paths.presence)) ?? []
    return names.filter { $0 != own && $0.hasSuffix(".json") }.compactMap { name in
      let path = "\(paths.presence)/\(name)"
      guard isHeld(path), let bytes = try? env.ops.contents(of: path) else { return nil }
      return Self.colleague(bytes)
    }.sorted { ($0.since, $0.name) < ($1.since, $1.name) }
  }

  /// Whether a living process holds the lock of a file.
  private func isHeld(_ path: String) -> Bool {
    guard let file = try? env.ops.open(path, .read) else { return false }
    defer { env.ops.close(file) }
    guard let isFree = try? env.ops.tryLock(file) else { return false }
    if isFree { env.ops.unlock(file) }
    return !isFree
  }

  static func bytes(_ colleague: Colleague) -> [UInt8] {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("name")
    writer.text(colleague.name)
    writer.key("since")
    writer.integer(colleague.since.milliseconds)
    writer.endSealed(from: start)
    return writer.take()
  }

  private static func colleague(_ bytes: [UInt8]) -> Colleague? {
    guard Seal.checksum(ofDocument: bytes) != nil else { return nil }
    return try? JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var (name, since) = ("", Int64(0))
      try reader.object { (reader, key) throws(JSONFailure) in
        switch key {
        case "name": name = try reader.text()
        case "since": since = try reader.integer()
        default: try reader.skip()
        }
      }
      return Colleague(name: name, since: Instant(milliseconds: since))
    }
  }
}

/// This console's own sign at the door; it goes when the value goes, or with the process.
public final class PresenceSign: Sendable {
  /// Who else is there.
  public let presence: Presence
  private let file: Descriptor?
  private let path: String

  /// Puts up the sign where the workspace can be written; otherwise nobody is told.
  public convenience init(_ directory: WorkspaceDirectory, name: String) {
    self.init(directory.env, directory.paths, name: name)
  }

  init(_ env: StoreEnvironment, _ paths: WorkspacePaths, name: String) {
    let own = "\(env.clock())-\(env.token()).json"
    path = "\(paths.presence)/\(own)"
    presence = Presence(env: env, paths: paths, own: own)
    Self.sweep(env, paths)
    file = try? Self.put(
      env, paths, path,
      Presence.bytes(Colleague(name: name, since: Instant(milliseconds: env.clock()))))
  }

  deinit {
    guard let file else { return }
    try? presence.env.ops.unlink(path)
    presence.env.ops.close(file)
  }

  private static func put(
    _ env: StoreEnvironment, _ paths: WorkspacePaths, _ path: String, _ bytes: [UInt8]
  ) throws(SystemFailure) -> Descriptor {
    if try env.ops.statusIfPresent(paths.presence) == nil {
      try env.ops.makeDirectory(paths.presence, mode: 0o700)
    }
    let file = try env.ops.open(path, .create(mode: 0o600))
    guard try env.ops.tryLock(file) else {
      env.ops.close(file)
      throw SystemFailure(call: "flock", path: path, code: Errno.wouldBlock)
    }
    do {
      try env.ops.writeAll(file, bytes, path: path)
    } catch {
      env.ops.close(file)
      throw error
    }
    return file
  }

  /// Takes down the signs of processes that ended without doing so.
  private static func sweep(_ env: StoreEnvironment, _ paths: WorkspacePaths) {
    for name in (try? env.ops.list(paths.presence)) ?? [] where name.hasSuffix(".json") {
      let path = "\(paths.presence)/\(name)"
      guard let file = try? env.ops.open(path, .read) else { continue }
      if (try? env.ops.tryLock(file)) == true { try? env.ops.unlink(path) }
      env.ops.close(file)
    }
  }
}
