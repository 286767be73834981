extension PastedList {
  /// How many pieces a word asks for: `2`, `2份`, `两盒`, `x2`, `+1`, `2+1`.
  struct Amount {
    /// The number of pieces.
    let copies: Int
    /// The sum as written, where there is one.
    let sum: String?
    /// Whether a measure word stands behind it.
    let hasUnit: Bool

    private static let units = Set("份盒箱件袋包个斤套组瓶单条双只罐串枚提桶")
    private static let numerals: [Character: Int] = [
      "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    /// Reads a word that begins with an amount; nil where it does not, or asks for none or too many.
    init?(_ word: some StringProtocol) {
      var rest = Substring(word)
      if let first = rest.first, "xX×*+＋＊".contains(first) { rest = rest.dropFirst() }
      var parts: [Int] = []
      while let (value, after) = Self.number(rest) {
        parts.append(value)
        rest = after
        guard let sign = rest.first, sign == "+" || sign == "＋",
          Self.number(rest.dropFirst()) != nil
        else { break }
        rest = rest.dropFirst()
      }
      hasUnit = rest.first.map(Self.units.contains) ?? false
      guard !parts.isEmpty, rest.isEmpty || hasUnit else { return nil }
      guard parts.allSatisfy({ (0...PastedList.mostCopies).contains($0) }) else { return nil }
      copies = parts.reduce(0, +)
      guard (1...PastedList.mostCopies).contains(copies) else { return nil }
      sum = parts.count > 1 ? parts.map(String.init).joined(separator: "+") : nil
    }

    /// A name with an amount glued to its end.
    static func split(_ word: Substring) -> (name: Substring, amount: Amount)? {
      for start in word.indices.dropFirst() {
        guard let amount = Amount(word[start...]) else { continue }
        // A numeral in the middle of a name is no amount unless a measure word follows it.
        if numerals[word[start]] == nil || amount.hasUnit { return (word[..<start], amount) }
      }
      return nil
    }

    private static func number(
      _ text: some StringProtocol
    ) -> (Int, Substring)? {
      let text = Substring(text)
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      if let value = Int(digits) { return (value, text.dropFirst(digits.count)) }
      guard let first = text.first, let value = numerals[first] else { return nil }
      return (value, text.dropFirst())
    }
  }
}
