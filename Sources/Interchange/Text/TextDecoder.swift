import Foundation

/// The encodings a file from outside may have.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8 without a mark.
  case utf8 = "UTF-8"
  /// UTF-8 behind a byte-order mark, as spreadsheets write it.
  case utf8Marked = "UTF-8 BOM"
  /// The Chinese national encoding, as Excel on Chinese Windows writes it.
  case gb18030 = "GB18030"
  /// UTF-16 behind a byte-order mark, as Excel's "Unicode text" is.
  case utf16 = "UTF-16"
}

/// A file's text as valid UTF-8 without a mark, and how it was found.
public struct DecodedText: Sendable {
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// What the file was written in.
  public let encoding: TextEncoding
}

/// Finds out what a file is written in: strict UTF-8 first, then GB18030.
public enum TextDecoder {
  /// The text of a file; nil where no known encoding fits it.
  public static func decode(_ bytes: [UInt8]) -> DecodedText? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      if isUTF8(rest) { return DecodedText(bytes: rest, encoding: .utf8Marked) }
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return converted(bytes, from: .utf16, as: .utf16)
    } else if isUTF8(bytes) {
      return DecodedText(bytes: bytes, encoding: .utf8)
    }
    return converted(bytes, from: String.Encoding(rawValue: 0x8000_0632), as: .gb18030)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private static func converted(
    _ bytes: [UInt8], from foreign: String.Encoding, as encoding: TextEncoding
  ) -> DecodedText? {
    guard let text = String(data: Data(bytes), encoding: foreign), !text.contains("\u{FFFD}")
    else { return nil }
    let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    return DecodedText(bytes: Array(unmarked.utf8), encoding: encoding)
  }
}
