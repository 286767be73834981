import CommunityModel
import CommunityQuery
import CommunityRules
import Glibc
import Wording

/// Random queries by the million: the parser takes any text, what is printed reads back, and both
/// languages give one tree; 4 KB of any bytes stay cheap.
struct QueryBench {
  private let count: Int
  private var random: Numbers
  private let catalog = QueryCatalogs.members

  init(_ count: Int, seed: UInt64 = 2026) {
    self.count = count
    random = Numbers(state: seed)
  }

  /// Numbers that are the same in every run (SplitMix64).
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Runs and says how many queries broke a law; 0 is what is expected.
  mutating func run() -> Int {
    print("\(count) random queries")
    var (accepted, checked, broken) = (0, 0, 0)
    var slowest = 0.0
    let start = Stopwatch.now
    for number in 0..<count {
      let text = number % 3 == 0 ? noise() : clauses()
      let began = number % 64 == 0 ? Stopwatch.now : 0
      let outcome = Query.parse(text)
      if began > 0 { slowest = max(slowest, Stopwatch.now - began) }
      switch outcome {
      case .failure(let error):
        let isWithin = error.place.start >= 0 && error.place.end <= max(1, text.utf8.count)
        if !isWithin { broken += report("an error outside of", text) }
      case .success(let query):
        accepted += 1
        guard case .success(query) = Query.parse(query.printed) else {
          broken += report("does not read back", text)
          continue
        }
        guard case .success(let whole) = catalog.check(query) else { continue }
        checked += 1
        for language in Language.allCases {
          let printed = catalog.printed(whole, language)
          guard case .success(let read) = Query.parse(printed),
            case .success(whole) = catalog.check(read)
          else {
            broken += report("is another query in \(language.rawValue)", text)
            continue
          }
        }
      }
    }
    let whole = Stopwatch.now - start
    Page.line(
      "parse, print, parse again, both languages", whole, "\(accepted) read, \(checked) known")
    Page.line(
      "a query, all of it", whole / Double(count), "longest parse \(Page.format(slowest)) ms")
    let long = Stopwatch.each(2000) { _ in
      let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = Query.parse(String(decoding: bytes, as: UTF8.self))
    }
    Page.line(
      "4 KB of any bytes, median", long.median,
      "p99 \(Page.format(long.p99)) ms, bytes made included")
    print(broken == 0 ? "  no law was broken" : "  \(broken) LAWS WERE BROKEN")
    return broken
  }

  private func report(_ what: String, _ text: String) -> Int {
    print("  \(what): \(text.debugDescription)")
    return 1
  }

  private static let pieces = [
    "a", "spend", "消费", "标签", "张三", "500", "30d", "30天", "2026-05-01", "..", ".", ",", "，", "、",
    ":",
    "：", "=", "!=", "<", "<=", ">", "≥", "(", ")", "（", "）", " ", " ", "　", "or", "and", "not", "或",
    "且", "非", "|", "&", "-", "!", "+", "#", "@", "*", "\"", "「", "」", "“", "”", "\\", "none", "无",
    "\u{301}", "\u{200D}", "👨‍👩‍👧", "\0", "\n", "(30d)", "sort:", "limit:", "ﷺ",
  ]

  private mutating func noise() -> String {
    let length = Int.random(in: 0...24, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      return String(decoding: bytes, as: UTF8.self)
    }
    return (0..<length).map { _ in pick(Self.pieces) }.joined()
  }

  private mutating func clauses() -> String {
    let words = (0...Int.random(in: 0...3, using: &random)).map { _ in clause() }
    var text = words[0]
    for word in words.dropFirst() { text += pick([" ", " 或 ", " or ", " 且 "]) + word }
    return Int.random(in: 0..<5, using: &random) == 0 ? "-(\(text))" : text
  }

  private mutating func clause() -> String {
    let field = pick(catalog.fields)
    let name = pick([field.key, field.title.zh] + field.aliases)
    let sign = pick([":", ">=", "<", "=", "!=", "≥"])
    let value: String
    switch field.behaviour {
    case .number, .money: value = pick(["5", "1万", "0..10", "-3", "none"])
    case .moment: value = pick(["30d", "上月", "2026-05-01", "今天-7天", "本周", "1m2w"])
    case .flag: value = pick(["是", "no", "yes"])
    case .closed(let choices):
      let choice = choices.choices[Int.random(in: 0..<choices.choices.count, using: &random)]
      value = pick([choice.code, choice.title.zh])
    case .names, .text: value = pick(["囤货", "\"a b\"", "无", "*", "小"])
    }
    return pick(["", "", "-", "非 "]) + name + sign + value
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
