public import CommunityModel

/// What a query is asked against: the rows, what the rules make of them, and how text is folded.
public struct QueryScene: Sendable {
  /// The rows.
  public let community: Community
  /// What the rules make of them.
  public let figures: Figures
  /// How text is compared.
  public let folding: TextFolding
  /// What days are called besides their date.
  public let dayNames: DayNames
  /// The texts that bare words search, by collection, where somebody keeps them; rows are read
  /// themselves where nobody does.
  public let words: [String: WordTable]

  /// A scene to ask queries against.
  public init(
    community: Community, figures: Figures, folding: TextFolding = .plain,
    dayNames: DayNames = .none, words: [String: WordTable] = [:]
  ) {
    self.community = community
    self.figures = figures
    self.folding = folding
    self.dayNames = dayNames
    self.words = words
  }

  /// The civil day that ages are counted from.
  public var today: Day { figures.moment.today }
}

/// How text is compared: passed in, so that the core needs no tables of characters.
public struct TextFolding: Sendable {
  /// The form in which texts are compared: width, case and composition folded.
  ///
  /// It must lower ASCII letters and leave other ASCII and unified ideographs as they are: texts of
  /// these alone are compared without calling it.
  public let fold: @Sendable (String) -> String
  /// Whether a text sounds like a needle of Latin letters: 张三 like `zs`, `zhang`, `zhangsan`.
  public let sounds: @Sendable (_ text: String, _ needle: String) -> Bool
  /// How a text is read aloud, in Latin letters that `sounds` takes as a needle; nil where it has
  /// no reading.
  public let reading: @Sendable (String) -> String?
  /// Makes a needle ready once, to be listened for in the UTF-8 bytes of many texts.
  public let listen: @Sendable (_ needle: String) -> Ear

  /// Whether a text, given by its UTF-8 bytes, sounds like one needle.
  public typealias Ear = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

  /// Folding by its functions; `listen` follows from `sounds` where it is not given.
  public init(
    fold: @escaping @Sendable (String) -> String,
    sounds: @escaping @Sendable (_ text: String, _ needle: String) -> Bool,
    reading: @escaping @Sendable (String) -> String? = { _ in nil },
    listen: (@Sendable (_ needle: String) -> Ear)? = nil
  ) {
    self.fold = fold
    self.sounds = sounds
    self.reading = reading
    self.listen = listen ?? { needle in { sounds(String(decoding: $0, as: UTF8.self), needle) } }
  }

  /// Lower case only, no sounds.
  public static let plain = TextFolding(fold: { $0.lowercased() }, sounds: { _, _ in false })
}
