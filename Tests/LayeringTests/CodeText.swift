/// Blanks what the compiler does not act on, so that a word in a comment or a text never trips a rule.
enum CodeText {
  /// The text with comments and the content of string literals as spaces; line breaks stay where they are.
  static func stripped(_ text: String) -> String {
    var scan = Scan(bytes: Array(text.utf8))
    scan.run(untilParenthesis: false)
    return String(decoding: scan.out, as: UTF8.self)
  }

  private struct Scan {
    let bytes: [UInt8]
    var at = 0
    var out: [UInt8] = []

    init(bytes: [UInt8]) {
      self.bytes = bytes
      out.reserveCapacity(bytes.count)
    }

    /// Code, up to the end or to the parenthesis that closes an interpolation.
    mutating func run(untilParenthesis nested: Bool) {
      var depth = 0
      while at < bytes.count {
        if starts(with: "//") {
          blank(while: { $0 != newline })
        } else if starts(with: "/*") {
          blankBlockComment()
        } else if let hashes = literalOpening() {
          blankLiteral(hashes: hashes)
        } else {
          let byte = bytes[at]
          if nested, byte == UInt8(ascii: "(") { depth += 1 }
          if nested, byte == UInt8(ascii: ")") {
            if depth == 0 { return }
            depth -= 1
          }
          keep(1)
        }
      }
    }

    /// The number of hash marks before a quotation mark where a literal begins here.
    func literalOpening() -> Int? {
      var hashes = 0
      while at + hashes < bytes.count, bytes[at + hashes] == hash { hashes += 1 }
      guard at + hashes < bytes.count, bytes[at + hashes] == quote else { return nil }
      return hashes
    }

    mutating func blankLiteral(hashes: Int) {
      keep(hashes)
      let marks = String(repeating: "#", count: hashes)
      let long = starts(with: "\"\"\"")
      keep(long ? 3 : 1)
      let closing = (long ? "\"\"\"" : "\"") + marks
      let escape = "\\" + marks
      while at < bytes.count {
        if starts(with: closing) {
          keep(closing.utf8.count)
          return
        }
        if starts(with: escape + "(") {
          keep(escape.utf8.count + 1)
          run(untilParenthesis: true)
          keep(1)
        } else if starts(with: escape) {
          blank(count: escape.utf8.count + 1)
        } else if !long, bytes[at] == newline {
          return
        } else {
          blank(count: 1)
        }
      }
    }

    mutating func blankBlockComment() {
      var depth = 0
      repeat {
        if starts(with: "/*") {
          depth += 1
          blank(count: 2)
        } else if starts(with: "*/") {
          depth -= 1
          blank(count: 2)
        } else {
          blank(count: 1)
        }
      } while depth > 0 && at < bytes.count
    }

    func starts(with text: String) -> Bool {
      let wanted = text.utf8
      guard at + wanted.count <= bytes.count else { return false }
      var index = at
      for byte in wanted {
        if bytes[index] != byte { return false }
        index += 1
      }
      return true
    }

    mutating func keep(_ count: Int) {
      let end = min(at + count, bytes.count)
      out.append(contentsOf: bytes[at..<end])
      at = end
    }

    mutating func blank(count: Int) {
      let end = min(at + count, bytes.count)
      while at < end {
        out.append(bytes[at] == newline ? newline : UInt8(ascii: " "))
        at += 1
      }
    }

    mutating func blank(while holds: (UInt8) -> Bool) {
      while at < bytes.count, holds(bytes[at]) { blank(count: 1) }
    }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")
}
