import Foundation

/// The readings of Chinese characters, toneless and with v for ü, from one table made once.
public struct Pinyin: Sendable {
  /// The table for everybody; the first use makes it, which takes a noticeable part of a second.
  public static let table = Pinyin()

  static let first: UInt32 = 0x4E00
  static let last: UInt32 = 0x9FFF

  /// Every syllable met, in bytes; readings point into it.
  let syllables: [[UInt8]]
  /// Per character: its common reading, 0 where it has none.
  private let common: [UInt16]
  /// Characters with further readings; the common one first.
  private let several: [UInt32: [UInt16]]
  /// Per character: bit n set where some reading begins with the n-th letter.
  let initialLetters: [UInt32]

  /// Asks Foundation for every character of U+4E00–9FFF at once and adds the surname readings.
  private init() {
    var characters = ""
    for value in Self.first...Self.last {
      guard let scalar = Unicode.Scalar(value) else { continue }
      characters.unicodeScalars.append(scalar)
      characters.append("\n")
    }
    let latin = characters.applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    var syllables: [[UInt8]] = [[]]
    var numbers: [[UInt8]: UInt16] = [[]: 0]
    func number(_ syllable: [UInt8]) -> UInt16 {
      if let known = numbers[syllable] { return known }
      let new = UInt16(syllables.count)
      syllables.append(syllable)
      numbers[syllable] = new
      return new
    }
    var common = [UInt16](repeating: 0, count: Int(Self.last - Self.first) + 1)
    var current: [UInt8] = []
    var index = 0
    for scalar in latin.unicodeScalars where index < common.count {
      if scalar == "\n" {
        common[index] = number(current)
        current.removeAll(keepingCapacity: true)
        index += 1
      } else if let letter = Self.letter(scalar) {
        current.append(letter)
      }
    }
    var several: [UInt32: [UInt16]] = [:]
    func add(_ scalar: Unicode.Scalar, _ readings: [String]) {
      guard let index = Self.index(scalar.value) else { return }
      var all = several[scalar.value] ?? [common[index]]
      for reading in readings {
        let number = number(Array(reading.utf8))
        if !all.contains(number) { all.append(number) }
      }
      several[scalar.value] = all
    }
    // In a fixed order, so that every run numbers the syllables alike.
    for (scalar, readings) in SurnameReadings.single.sorted(by: { $0.key < $1.key }) {
      add(scalar, readings)
    }
    for (name, readings) in SurnameReadings.compound.sorted(by: { $0.key < $1.key }) {
      for (scalar, reading) in zip(name.unicodeScalars, readings) { add(scalar, [reading]) }
    }
    for (scalar, readings) in SurnameReadings.elsewhere.sorted(by: { $0.key < $1.key }) {
      add(scalar, readings)
    }
    // lü and nü are typed lv and nv, and as often lu and nu.
    for (index, reading) in common.enumerated() where syllables[Int(reading)].contains(0x76) {
      guard let scalar = Unicode.Scalar(UInt32(index) + Self.first) else { continue }
      let plain = syllables[Int(reading)].map { $0 == 0x76 ? 0x75 : $0 }
      add(scalar, [String(decoding: plain, as: UTF8.self)])
    }
    var letters = common.map { Self.letterBit(syllables[Int($0)].first) }
    for (value, readings) in several {
      guard let index = Self.index(value) else { continue }
      letters[index] = readings.reduce(0) { $0 | Self.letterBit(syllables[Int($1)].first) }
    }
    self.syllables = syllables
    self.common = common
    self.several = several
    self.initialLetters = letters
  }

  /// All readings of a character, the common one first; empty for what is not a Chinese character.
  public func readings(of scalar: Unicode.Scalar) -> [String] {
    numbers(of: scalar.value).map { String(decoding: syllables[Int($0)], as: UTF8.self) }
  }

  /// The text syllable by syllable, a leading surname read as one; other runs of text stay whole, folded.
  public func split(_ text: String) -> [String] {
    var parts: [String] = []
    var run = ""
    let surname = SurnameReadings.leading(text)
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if position < surname.count {
        parts.append(surname[position])
      } else if let number = numbers(of: scalar.value).first {
        if !run.isEmpty { parts.append(Folding.key(run)) }
        run = ""
        parts.append(String(decoding: syllables[Int(number)], as: UTF8.self))
      } else {
        run.unicodeScalars.append(scalar)
      }
    }
    if !run.isEmpty { parts.append(Folding.key(run)) }
    return parts
  }

  /// The whole reading: 曾小贤 → zengxiaoxian.
  public func full(_ text: String) -> String { split(text).joined() }

  /// The first letters: 曾小贤 → zxx.
  public func initials(_ text: String) -> String {
    var letters = ""
    let surname = SurnameReadings.leading(text)
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if position < surname.count {
        letters.append(contentsOf: surname[position].prefix(1))
      } else if let number = numbers(of: scalar.value).first {
        letters.unicodeScalars.append(Unicode.Scalar(syllables[Int(number)].first ?? 0x3F))
      } else {
        letters.append(Folding.key(String(Character(scalar))))
      }
    }
    return letters
  }

  /// How a text is read aloud, in letters that `matches` takes for a needle; nil where no character
  /// of it is Chinese.
  public static func reading(_ text: String) -> String? {
    let hasReading = text.unicodeScalars.contains { !table.readings(of: $0).isEmpty }
    return hasReading ? table.full(text) : nil
  }

  /// Whether what a person typed (张, zhang, zs, zhangs) names the text or a part of it.
  public static func matches(_ text: String, _ needle: String) -> Bool {
    PinyinNeedle(needle).matches(text)
  }

  /// Whether some reading of the character begins with the letter.
  func reading(of value: UInt32, beginsWith letter: UInt8) -> Bool {
    guard let index = Self.index(value) else { return false }
    return initialLetters[index] & Self.letterBit(letter) != 0
  }

  /// The numbers of a character's readings in `syllables`.
  func numbers(of value: UInt32) -> [UInt16] {
    guard let index = Self.index(value), common[index] != 0 || several[value] != nil else {
      return []
    }
    return several[value] ?? [common[index]]
  }

  private static func index(_ value: UInt32) -> Int? {
    value >= first && value <= last ? Int(value - first) : nil
  }

  static func letterBit(_ letter: UInt8?) -> UInt32 {
    guard let letter, letter >= 0x61, letter <= 0x7A else { return 0 }
    return 1 << UInt32(letter - 0x61)
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "a"..."z": UInt8(scalar.value)
    case "ā", "á", "ǎ", "à": 0x61
    case "ē", "é", "ě", "è", "ê": 0x65
    case "ī", "í", "ǐ", "ì": 0x69
    case "ō", "ó", "ǒ", "ò": 0x6F
    case "ū", "ú", "ǔ", "ù": 0x75
    case "ü", "ǘ", "ǚ", "ǜ", "ǖ": 0x76
    case "ǹ", "ń", "ň": 0x6E
    case "ḿ": 0x6D
    default: nil
    }
  }
}
