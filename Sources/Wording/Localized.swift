/// A text for a person in both languages; neither can be left out.
public struct Localized: Hashable, Sendable {
  /// The Chinese text.
  public let zh: String
  /// The English text.
  public let en: String

  /// Pairs the two texts.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// Pairs the two texts, Chinese first.
  public init(_ zh: String, _ en: String) {
    self.init(zh: zh, en: en)
  }

  /// A text that is the same in both languages: a name, a number, a code.
  public init(verbatim text: String) {
    self.init(zh: text, en: text)
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: en
    }
  }

  /// Both texts, each followed by the other's counterpart.
  public static func + (left: Localized, right: Localized) -> Localized {
    Localized(zh: left.zh + right.zh, en: left.en + right.en)
  }
}

extension Sequence<Localized> {
  /// The texts one after the other, with a separator in each language.
  public func joined(_ separator: Localized) -> Localized {
    Localized(
      zh: map(\.zh).joined(separator: separator.zh), en: map(\.en).joined(separator: separator.en))
  }
}
