/// Texts that break programs which measure, cut, sort, quote or print them.
public enum HostileText: String, CaseIterable, Sendable {
  /// Chinese, Japanese and Korean, rare planes and half-width forms among them.
  case cjk
  /// Emoji alone, with skin tones, keycaps, flags and variation selectors.
  case emoji
  /// Several emoji joined to one, and joiners where nothing is to be joined.
  case joined
  /// Right-to-left letters, overrides and isolates.
  case bidi
  /// Control characters and whole escape sequences.
  case control
  /// One letter under dozens of marks.
  case combining
  /// Spaces and marks that take no place.
  case invisible
  /// What CSV, JSON, shells, spreadsheets and queries give a meaning.
  case syntax
  /// Ten thousand characters and more.
  case long

  /// One of each kind that has broken a program before, by hand.
  public static let classics: [String] = [
    "", " ", "　", "张三", "𠮷野家", "ｱｲｳ", "한국어", "é", "e\u{301}", "ﬁ",
    "👨‍👩‍👧‍👦", "👋🏽", "🇨🇳", "🇨", "1️⃣", "❤️", "❤", "🫨", "\u{200D}", "a\u{200B}b", "\u{FEFF}",
    "\u{202E}gnp.exe", "\u{2066}שלום\u{2069}", "مرحبا", "Z̴̡̢̛a̶͘͜l̷̕g̸o",
    "\u{0}", "\u{7}", "\u{1b}[31m", "\u{1b}]52;c;aGk=\u{7}", "\u{9b}2J", "a\r\nb", "a\tb", "\u{7f}",
    "\u{85}", "\u{2028}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "=1+1", "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\"", "\"\"", "'", "\\", "a,b", "a;b", "{\"a\":1}", "%s%n", "$(id)", "../../etc", "-rf", "非",
    "null",
    "0", "-0", "1e999", "99999999999999999999", "tier:gold", "(", "^", "*",
  ]

  /// A fresh text of one kind.
  public static func text(_ kind: HostileText, using random: inout SeededRandom) -> String {
    switch kind {
    case .cjk:
      scalars(
        random.number(1...24),
        [
          0x4e00...0x9fff, 0x3040...0x30ff, 0xac00...0xd7a3,
          0x2_0000...0x2_a6df, 0xff01...0xff9f, 0x3000...0x303f,
        ], using: &random)
    case .emoji: pieces(random.number(1...8), emojiPieces, using: &random)
    case .joined: pieces(random.number(2...6), emojiPieces, separator: "\u{200D}", using: &random)
    case .bidi:
      scalars(
        random.number(2...20),
        [
          0x5d0...0x5ea, 0x627...0x64a, 0x202a...0x202e, 0x2066...0x2069,
          0x61...0x7a,
        ], using: &random)
    case .control:
      scalars(random.number(1...12), [0x00...0x1f, 0x7f...0x9f, 0x20...0x7e], using: &random)
        + random.pick(escapes)
    case .combining:
      random.pick(["a", "中", "é", " "])
        + scalars(
          random.number(1...80), [0x300...0x36f, 0x20d0...0x20f0, 0xfe20...0xfe2f], using: &random)
    case .invisible:
      pieces(
        random.number(1...10),
        [
          "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{A0}",
          "\u{3000}", "\u{AD}", "\u{34F}", "\u{180E}", "\u{E0061}", "a", "中",
        ], using: &random)
    case .syntax: pieces(random.number(1...10), syntaxPieces, using: &random)
    case .long:
      String(
        repeating: random.pick(["中", "a", "👨‍👩‍👧", "e\u{301}", " ", "，"]),
        count: random.number(10_000...12_000))
    }
  }

  /// A fresh text: a classic, one kind, or several kinds in a row; the long ones stay out.
  public static func text(using random: inout SeededRandom) -> String {
    if random.chance(percent: 30) { return random.pick(classics) }
    let kinds = allCases.filter { $0 != .long }
    return (0..<random.number(1...3)).map { _ in
      text(random.pick(kinds), using: &random)
    }.joined()
  }

  /// Bytes that are mostly no UTF-8 and mostly no escape sequence, but nearly.
  public static func bytes(_ count: Int, using random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      switch random.number(0...5) {
      case 0: bytes.append(UInt8(random.number(0...255)))
      case 1: bytes += Array(text(using: &random).utf8)
      case 2: bytes += Array(random.pick(escapes).utf8)
      case 3: bytes += Array(sequence(using: &random).utf8)
      case 4: bytes += Array(text(.cjk, using: &random).utf8).dropLast()
      default: bytes += (0..<8).map { _ in UInt8(random.number(0x20...0x7e)) }
      }
    }
    return Array(bytes.prefix(count))
  }

  /// A control sequence with any final byte and any parameters.
  private static func sequence(using random: inout SeededRandom) -> String {
    let marker = random.pick(["", "", "", "?", ">", "="])
    let parameters = (0..<random.number(0...4)).map { _ in
      random.pick([
        "", "0", "1", "2", "5", "25", "1049", "\(random.number(0...300))", "4294967297",
        "38:2:1:2:3",
      ])
    }
    let middle = random.pick(["", "", "", "", "$", "!", " "])
    let final = Character(Unicode.Scalar(UInt8(random.number(0x40...0x7e))))
    return "\u{1b}[\(marker)\(parameters.joined(separator: ";"))\(middle)\(final)"
  }

  private static func scalars(
    _ count: Int, _ ranges: [ClosedRange<UInt32>], using random: inout SeededRandom
  ) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      let range = random.pick(ranges)
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private static func pieces(
    _ count: Int, _ list: [String], separator: String = "", using random: inout SeededRandom
  ) -> String {
    (0..<count).map { _ in random.pick(list) }.joined(separator: separator)
  }

  private static let emojiPieces = [
    "😀", "👋", "👋🏽", "👨", "👩", "👧", "❤️", "❤", "🏳️", "🌈", "🇨🇳", "🇨", "1️⃣", "#️⃣", "©️", "☎", "🫨", "🧑",
    "\u{1F3FD}",
    "\u{FE0F}", "\u{FE0E}", "\u{20E3}",
  ]

  private static let escapes = [
    "\u{1b}[31m", "\u{1b}[2J", "\u{1b}[?1049h", "\u{1b}[?1049l", "\u{1b}[5;10r",
    "\u{1b}]0;title\u{7}", "\u{1b}]52;c;aGk=\u{1b}\\",
    "\u{1b}P1$r0m\u{1b}\\", "\u{1b}(0", "\u{1b}c", "\u{1b}[", "\u{1b}", "\u{1b}]", "\u{1b}7",
    "\u{1b}8", "\u{1b}M", "\u{1b}D",
    "\u{18}", "\u{1b}[?6h", "\u{1b}[4h",
  ]

  private static let syntaxPieces = [
    ",", "\"", "'", "\n", "\r\n", ";", "\t", "=", "+", "-", "@", "|", "\\", "/", "..", "%", "$",
    "`", "{", "}", "[", "]", ":", "<",
    ">", "&", "#", "(", ")", "^", "~", "*", "?", "0", "x", "，", "：", "“", "”", "（", "、", "非", "或",
  ]
}
