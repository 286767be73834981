import Foundation
import Glibc

/// A directory of a test's own, gone with everything in it when the last reference goes.
public final class TemporaryDirectory: Sendable {
  /// Where it lies.
  public let path: String

  /// Makes an empty one that only the person who runs the tests can enter.
  public init() throws {
    let base = FileManager.default.temporaryDirectory.path
    var template = Array("\(base)/qunzhu-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw HarnessError.system("mkdtemp") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { remove() }

  /// The path of something inside.
  public func file(_ name: String) -> String {
    path + "/" + name
  }

  /// Writes a file inside, with its folders, and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes bytes to a file inside, with its folders, and gives its path.
  @discardableResult
  public func write(_ bytes: Data, to name: String) throws -> String {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
    return url.path
  }

  /// The bytes of a file inside.
  public func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: file(name)))
  }

  /// Every file below with its bytes, by path from here: two equal answers mean that nothing changed.
  public func contents() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: file(name), isDirectory: &isFolder)
      if exists, !isFolder.boolValue { found[name] = try read(name) }
    }
    return found
  }

  /// Removes it now; folders that a test closed are opened for that.
  public func remove() {
    let files = FileManager.default
    if (try? files.removeItem(atPath: path)) != nil { return }
    for name in (try? files.subpathsOfDirectory(atPath: path)) ?? [] { chmod(file(name), 0o700) }
    try? files.removeItem(atPath: path)
  }
}
