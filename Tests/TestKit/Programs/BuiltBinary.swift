import Foundation

/// The programs of this package, built next to the tests.
public enum BuiltBinary {
  /// The path of the built `qunzhu`; nil where the tests run without it.
  public static let path: String? = find("qunzhu")

  /// The path of a program of this package, looked for from the test bundle upwards.
  public static func find(_ name: String) -> String? {
    let files = FileManager.default
    let running =
      (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    // With another launcher in between, the test bundle is still named among the arguments.
    for start in [running] + CommandLine.arguments {
      var folder = URL(filePath: start).deletingLastPathComponent()
      for _ in 0..<4 {
        let candidate = folder.appending(path: name).path
        var isFolder: ObjCBool = false
        if files.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue,
          files.isExecutableFile(atPath: candidate)
        {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}
