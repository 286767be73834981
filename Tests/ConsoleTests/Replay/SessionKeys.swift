import Cells
import Console
import Foundation
import TestKit

/// Keys in the notation of `TerminalKeys`, as the console sees them after the terminal's own decoding.
enum SessionKeys {
  /// The intents of a line of keys; blanks between keys only separate them.
  static func intents(_ notation: String) throws -> [Intent] {
    try words(notation).flatMap { try TerminalKeys.parse($0) }.map(intent)
  }

  /// What stands between blanks; a blank inside angle brackets belongs to what is pasted.
  private static func words(_ notation: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isNamed = false
    for character in notation {
      if character == "<" { isNamed = true }
      if character == " ", !isNamed {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
      if character == ">" { isNamed = false }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func intent(_ input: TerminalInput) throws -> Intent {
    switch input {
    case .paste(let text): return .paste(text)
    case .resize(let columns, let rows): return .resize(Size(width: columns, height: rows))
    case .cursorKey(let letter):
      let keys: [Character: Key] = ["A": .up, "B": .down, "C": .right, "D": .left]
      return .key(KeyChord(keys[Character(Unicode.Scalar(letter))] ?? .escape))
    case .bytes(let bytes): return .key(try chord(bytes))
    }
  }

  private static func chord(_ bytes: [UInt8]) throws -> KeyChord {
    if let known = named[bytes] { return known }
    if bytes.count == 2, bytes[0] == 0x1B {
      return KeyChord(.character(Character(Unicode.Scalar(bytes[1]))), .alt)
    }
    if bytes.count == 1, bytes[0] < 0x20 {
      let letter = bytes[0] + (bytes[0] < 0x1C ? 0x60 : 0x40)
      return KeyChord(.character(Character(Unicode.Scalar(letter))), .control)
    }
    guard let text = String(bytes: bytes, encoding: .utf8), text.count == 1,
      let character = text.first
    else { throw HarnessError.unknown("key \(bytes)") }
    return KeyChord(character)
  }

  /// The keys that have names, by the bytes a terminal sends for them.
  private static let named: [[UInt8]: KeyChord] = {
    let names: [(String, Key)] = [
      ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backtab), ("bs", .backspace),
      ("del", .delete), ("ins", .insert), ("home", .home), ("end", .end), ("pgup", .pageUp),
      ("pgdn", .pageDown),
    ]
    let functions = (1...12).map { ("f\($0)", Key.function($0)) }
    var table: [[UInt8]: KeyChord] = [:]
    for (name, key) in names + functions {
      if case .bytes(let bytes)? = try? TerminalKeys.parse("<\(name)>").first {
        table[bytes] = KeyChord(key)
      }
    }
    return table
  }()
}
