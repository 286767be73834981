public import Wording

/// Why a query cannot be understood, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong, for a person.
  public let message: Localized
  /// Where, in bytes of the UTF-8 text.
  public let place: QueryPlace
  /// What was probably meant there; nil where nothing is near.
  public let suggestion: String?
  /// The text of the query; empty where the query was not written as a text.
  public var source: String

  /// An error at a place.
  public init(
    _ message: Localized, at place: QueryPlace, suggestion: String? = nil, source: String = ""
  ) {
    self.message = message
    self.place = place
    self.suggestion = suggestion
    self.source = source
  }

  /// The message with the suggestion.
  public var fullMessage: Localized {
    guard let suggestion else { return message }
    return message + Localized("，是不是“\(suggestion)”？", "; did you mean “\(suggestion)”?")
  }

  /// The place in characters of the source.
  public var characterOffset: Int {
    prefix(to: place.start).count
  }

  /// The source as one line, as it stands above the caret: control characters are spaces.
  public var sourceLine: String {
    QueryError.line(source)
  }

  /// The line below the source: spaces, then carets under what is wrong.
  ///
  /// `width` says how many cells a text takes, so that the carets stand right under wide characters.
  public func caretLine(width: (String) -> Int) -> String {
    let before = prefix(to: place.start)
    let until = prefix(to: max(place.start, place.end))
    let indent = max(0, width(QueryError.line(before)))
    let span = max(1, width(QueryError.line(until)) - indent)
    return String(repeating: " ", count: indent) + String(repeating: "^", count: span)
  }

  private static func line(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 32 || (127..<160).contains(scalar.value)
      shown.append(isControl ? " " : scalar)
    }
    return String(shown)
  }

  private func prefix(to byte: Int) -> String {
    let bytes = source.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: byte, limitedBy: bytes.endIndex)
    return String(decoding: bytes[..<(end ?? bytes.endIndex)], as: UTF8.self)
  }
}
