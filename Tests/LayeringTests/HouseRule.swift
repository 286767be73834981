import Testing

/// A habit of the house that a file can break, and the places where it does.
struct HouseRule: Sendable, CustomTestStringConvertible {
  let name: String
  /// Files it looks at, below these folders.
  var folders = ["Sources"]
  var endings: Set<String> = ["swift"]
  /// One sentence for each place where the file breaks the rule.
  let findings: @Sendable (SourceFile) -> [String]
  /// A text that breaks it, under the path it would lie at: proof that the rule can fail.
  let planted: (path: String, text: String)
  /// A text that looks alike and is fine.
  let innocent: String

  var testDescription: String { name }
}

extension HouseRule {
  static let all: [HouseRule] = [
    forbidden(
      ".atomic", where: "data.write(to: url, options: .atomic)",
      fine: "let counter = Atomic(0) // never .atomic\nfile.atomicity()"),
    forbidden(
      "atomically: true", where: "try text.write(to: url, atomically: true, encoding: .utf8)",
      fine: "let note = \"atomically: true loses saves\""),
    forbidden(
      "replaceItemAt", where: "try files.replaceItemAt(old, withItemAt: new)",
      fine: "// replaceItemAt widens modes"),
    forbidden(
      "String(contentsOf", where: "let text = try String(contentsOf: url)",
      fine: "let text = String(contents)"),
    forbidden("try!", where: "let plan = try! parse()", fine: "let plan = try parse() // try!"),
    forbidden("as!", where: "let group = value as! Group", fine: "let group = value as? Group"),
    forbidden(
      "fatalError(", where: "guard ready else { fatalError(\"no\") }",
      fine: "precondition(ready, \"fatalError(\")"),
    lineCount, names, machinePaths,
  ]

  /// The longest a file may be before it must be split by subject.
  static let mostLines = 600

  /// Words that say nothing about what a type is for.
  static let emptyWords: Set<String> = [
    "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common",
  ]

  private static func forbidden(_ call: String, where bad: String, fine: String) -> HouseRule {
    HouseRule(
      name: "no \(call)",
      findings: { file in
        file.code.enumerated().compactMap { index, line in
          Words.occurs(call, in: line) ? "\(file.path):\(index + 1): \(call)" : nil
        }
      },
      planted: ("Sources/Console/Bad.swift", "import Cells\n\(bad)\n"),
      innocent: fine)
  }

  private static let lineCount = HouseRule(
    name: "no file above \(mostLines) lines",
    folders: ["Sources", "Tests"],
    findings: { file in
      let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
      return count > mostLines ? ["\(file.path): \(count) lines, at most \(mostLines)"] : []
    },
    planted: (
      "Sources/Console/Long.swift", String(repeating: "let x = 1\n", count: mostLines + 1)
    ),
    innocent: String(repeating: "let x = 1\n", count: mostLines))

  private static let names = HouseRule(
    name: "no type or file named after nothing",
    folders: ["Sources", "Tests"],
    findings: { file in
      var found: [String] = []
      for part in file.path.split(separator: "/") {
        let stem = String(part.prefix { $0 != "." })
        if let word = Words.inCamelCase(stem).first(where: emptyWords.contains) {
          found.append("\(file.path): \(word)")
        }
      }
      for (index, line) in file.code.enumerated() {
        for type in Words.declaredTypes(in: line) {
          if let word = Words.inCamelCase(type).first(where: emptyWords.contains) {
            found.append("\(file.path):\(index + 1): \(type) (\(word))")
          }
        }
      }
      return found
    },
    planted: ("Sources/Console/Keys.swift", "public final class KeyManager: Sendable {}\n"),
    innocent: "let files = FileManager.default\nstruct Commoner {}\n/// Uses a Helper.\n")

  private static let machinePaths = HouseRule(
    name: "no path of one machine",
    folders: ["Sources", "Tests", ".ci", "themes"],
    endings: ["swift", "md", "json", "h", "modulemap", "session", "txt", "csv", "tutorial", ""],
    findings: { file in
      file.lines.enumerated().compactMap { index, line in
        machineRoots.first(where: line.contains).map { "\(file.path):\(index + 1): \($0)" }
      }
    },
    planted: ("Sources/Console/Place.swift", "let place = \"\(machineRoots[0])x\"\n"),
    innocent: "let place = \"/rooted/workshop\"\n")

  /// Written in two halves, so that this file keeps its own rule.
  private static let machineRoots = ["/ro" + "ot/", "/wo" + "rk/"]
}

/// Reading of words and names in a line of code.
enum Words {
  /// True where the call stands in the line and is not a piece of a longer word.
  static func occurs(_ call: String, in line: String) -> Bool {
    var rest = Substring(line)
    while let range = rest.firstRange(of: call) {
      let before =
        range.lowerBound == line.startIndex ? nil : line[line.index(before: range.lowerBound)]
      let after = range.upperBound == line.endIndex ? nil : line[range.upperBound]
      let joinedLeft = isWord(call.first) && isWord(before)
      let joinedRight = isWord(call.last) && isWord(after)
      if !joinedLeft && !joinedRight { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// `KeyManager` gives Key and Manager.
  static func inCamelCase(_ name: String) -> [String] {
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty {
        words.append(String(character))
      } else if character.isLetter || character.isNumber {
        words[words.count - 1].append(character)
      } else {
        words.append("")
      }
    }
    return words
  }

  /// The names of the types that a line declares.
  static func declaredTypes(in line: String) -> [String] {
    let words = line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
    return zip(words, words.dropFirst()).compactMap { keyword, name in
      declaring.contains(String(keyword)) && name.first?.isUppercase == true ? String(name) : nil
    }
  }

  private static let declaring: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "typealias", "macro",
  ]

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }
}
