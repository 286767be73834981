import Foundation

/// One file of the tree, with a second reading in which comments and the text of literals are blank.
struct SourceFile {
  /// Path from the package's root, for messages.
  let path: String
  let lines: [String]
  /// The same lines with every comment and every literal's text turned to spaces: what the compiler acts on.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    code = CodeText.stripped(text)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The folder below `Sources` or `Tests` that the file lies in.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// The modules the file imports with the line each stands on.
  var imports: [(module: String, line: Int)] {
    code.enumerated().compactMap { index, line in
      ImportLine.module(of: line).map { ($0, index + 1) }
    }
  }
}

/// The files the rules look at.
enum SourceTree {
  /// The package's root, found from this file's own place in it.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every file with one of the endings below a folder of the root, in a stable order.
  static func files(below folder: String, endings: Set<String> = ["swift"]) throws -> [SourceFile] {
    let base = root.appending(path: folder)
    guard
      let walk = FileManager.default.enumerator(
        at: base, includingPropertiesForKeys: [.isRegularFileKey])
    else { return [] }
    var found: [SourceFile] = []
    let prefix = root.path.hasSuffix("/") ? root.path : root.path + "/"
    for case let url as URL in walk where endings.contains(url.pathExtension) {
      let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      guard isFile == true else { continue }
      let bytes = try Data(contentsOf: url)
      let path = url.path.hasPrefix(prefix) ? String(url.path.dropFirst(prefix.count)) : url.path
      found.append(SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self)))
    }
    return found.sorted { $0.path < $1.path }
  }

  /// The folders that stand directly below a folder of the root.
  static func folders(below folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
    .map(\.lastPathComponent).sorted()
  }
}

/// Reads one import line, whatever attributes, access level and kind precede the module's name.
enum ImportLine {
  static func module(of line: String) -> String? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })[...]
    while let first = words.first, first.hasPrefix("@") || access.contains(String(first)) {
      words.removeFirst()
    }
    guard words.first == "import" else { return nil }
    words.removeFirst()
    if let first = words.first, words.count > 1, kinds.contains(String(first)) {
      words.removeFirst()
    }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  private static let access: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
  ]
}
