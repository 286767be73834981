/// What a person typed, made ready to be looked for in many names by character, reading or first letters.
public struct PinyinNeedle: Sendable {
  private let needle: [UInt32]
  /// The bit of the first typed letter among initial letters, none where it is no letter.
  private let firstLetter: UInt32
  private let table: Pinyin

  /// Folds the typed text; spaces and apostrophes between syllables do not count.
  public init(_ typed: String) {
    needle = Folding.key(typed).unicodeScalars.lazy.filter { $0 != " " && $0 != "'" }.map(\.value)
    firstLetter = needle.first.flatMap { UInt8(exactly: $0) }.map { Pinyin.letterBit($0) } ?? 0
    table = Pinyin.table
  }

  /// Whether the text holds the typed characters, or is read as typed from some character on.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(utf8: $0) }
  }

  /// Whether a text, given by its valid UTF-8 bytes, holds the typed characters or is read as typed.
  public func matches(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    return table.initialLetters.withUnsafeBufferPointer { letters in
      var position = 0
      while position < bytes.count {
        let (scalar, next) = Self.scalar(bytes, position)
        let mayBegin =
          scalar == first
          || (scalar >= Pinyin.first && scalar <= Pinyin.last
            && letters[Int(scalar - Pinyin.first)] & firstLetter != 0)
        if mayBegin, matches(bytes, position, 0) { return true }
        position = next
      }
      return false
    }
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ typed: Int) -> Bool {
    if typed == needle.count { return true }
    guard position < bytes.count else { return false }
    let (scalar, next) = Self.scalar(bytes, position)
    if scalar == needle[typed] { return matches(bytes, next, typed + 1) }
    // A space in the text is as silent as one in the typed text.
    if scalar == 0x20, typed > 0 { return matches(bytes, next, typed) }
    let letter = needle[typed]
    guard letter < 0x80, table.reading(of: scalar, beginsWith: UInt8(letter)) else { return false }
    for number in table.numbers(of: scalar) {
      let syllable = table.syllables[Int(number)]
      let shared = sharedLength(syllable, typed)
      if shared == 0 { continue }
      // The typed text may end inside the last syllable: zhangs finds 张三.
      if typed + shared == needle.count { return true }
      if shared == syllable.count, matches(bytes, next, typed + shared) { return true }
      if matches(bytes, next, typed + 1) { return true }
      // zh, ch and sh stand for one initial: zhs finds 张三.
      if shared >= 2, syllable[1] == 0x68, matches(bytes, next, typed + 2) { return true }
    }
    return false
  }

  private func sharedLength(_ syllable: [UInt8], _ typed: Int) -> Int {
    var length = 0
    while length < syllable.count, typed + length < needle.count,
      needle[typed + length] == UInt32(syllable[length])
    {
      length += 1
    }
    return length
  }

  /// The folded scalar at a byte position, and where the next one begins.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> (UInt32, Int) {
    let lead = bytes[position]
    if lead < 0x80 {
      return (UInt32(lead >= 0x41 && lead <= 0x5A ? lead + 0x20 : lead), position + 1)
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    guard value < 0x2E80 || value >= 0xFF00 else { return (value, position + length) }
    return (folded(value), position + length)
  }

  /// Lower case and half width for what is neither ASCII nor a Chinese character.
  private static func folded(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    let narrow = Folding.narrowed(scalar)
    let lower = narrow.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? narrow.value : narrow.value
  }
}
