import CommunityModel
import CommunityQuery
public import Wording

/// One line of a policy as a form shows it.
public struct PolicyRow: Hashable, Sendable {
  /// The setting.
  public let key: String
  /// What it is called.
  public let title: Localized
  /// What it may be.
  public let hint: Localized
  /// What it is set to.
  public let text: String
}

/// Reads the settings of a policy one after the other: each is declared where it is read, and what is
/// wrong with it is noted beside it.
struct PolicyReader {
  private let settings: [String: String]
  /// Whether rules are checked; a policy that was saved had been.
  private let checks: Bool
  /// The settings in the order in which they were read.
  private(set) var rows: [PolicyRow] = []
  /// What is wrong, by setting.
  private(set) var problems: [String: Localized] = [:]

  init(_ settings: [String: String], checks: Bool = false) {
    self.settings = settings
    self.checks = checks
  }

  /// Puts down what is wrong with a setting; the first complaint stands.
  mutating func complain(_ key: String, _ zh: String, _ en: String) {
    if problems[key] == nil { problems[key] = Localized(zh, en) }
  }

  /// A line of text.
  mutating func text(
    _ key: String, _ title: Localized, _ hint: Localized, standard: String, limit: Int = 40,
    mayBeEmpty: Bool = true
  ) -> String {
    let text = (settings[key] ?? standard).filter { !$0.isNewline }
    rows.append(PolicyRow(key: key, title: title, hint: hint, text: text))
    if text.count > limit { complain(key, "最长 \(limit) 个字", "At most \(limit) characters") }
    if !mayBeEmpty, text.allSatisfy(\.isWhitespace) {
      complain(key, "\(title.zh)不能为空", "\(title.en) is empty")
    }
    return text
  }

  /// A whole number within bounds.
  mutating func number(
    _ key: String, _ title: Localized, _ bounds: ClosedRange<Int64>, standard: Int64,
    hint: Localized? = nil
  ) -> Int64 {
    let hint =
      hint
      ?? Localized(
        "\(NumberText.grouped(bounds.lowerBound)) 到 \(NumberText.grouped(bounds.upperBound))",
        "\(NumberText.grouped(bounds.lowerBound)) to \(NumberText.grouped(bounds.upperBound))")
    let text = self.text(key, title, hint, standard: String(standard))
    guard let number = Int64(text), bounds.contains(number) else {
      complain(
        key,
        "要是 \(NumberText.grouped(bounds.lowerBound)) 到 \(NumberText.grouped(bounds.upperBound)) 的整数",
        "A whole number from \(NumberText.grouped(bounds.lowerBound)) to \(NumberText.grouped(bounds.upperBound))"
      )
      return standard
    }
    return number
  }

  /// A whole number, or nothing.
  mutating func optionalNumber(
    _ key: String, _ title: Localized, _ bounds: ClosedRange<Int64>, standard: Int64?,
    hint: Localized
  ) -> Int64? {
    let text = self.text(key, title, hint, standard: standard.map(String.init) ?? "")
    if text.allSatisfy(\.isWhitespace) { return nil }
    guard let number = Int64(text), bounds.contains(number) else {
      complain(
        key, "空着，或 \(bounds.lowerBound) 到 \(NumberText.grouped(bounds.upperBound)) 的整数",
        "Empty, or a whole number from \(bounds.lowerBound) to \(NumberText.grouped(bounds.upperBound))"
      )
      return standard
    }
    return number
  }

  /// Yes or no.
  mutating func flag(
    _ key: String, _ title: Localized, standard: Bool,
    hint: Localized = Localized("是 或 否", "yes or no")
  ) -> Bool {
    let text = self.text(key, title, hint, standard: standard ? "yes" : "no")
    switch text.lowercased() {
    case "yes", "是", "y": return true
    case "no", "否", "n", "不": return false
    default:
      complain(key, "写 是 或 否", "Write yes or no")
      return standard
    }
  }

  /// One of a closed set.
  mutating func choice<Choice: ClosedSet>(
    _ key: String, _ title: Localized, standard: Choice
  ) -> Choice {
    let all = Choice.choices.choices
    let hint = Localized(
      all.map(\.title.zh).joined(separator: " / "), all.map(\.code).joined(separator: " / "))
    let text = self.text(key, title, hint, standard: standard.rawValue)
    guard let code = Choice.choices.named(text)?.code, let choice = Choice(rawValue: code) else {
      complain(key, "可以是：\(hint.zh)", "It can be: \(hint.en)")
      return standard
    }
    return choice
  }

  /// Words between blanks, each once.
  mutating func names(
    _ key: String, _ title: Localized, _ hint: Localized, standard: [String], limit: Int = 1000
  ) -> [String] {
    let text = self.text(
      key, title, hint, standard: standard.joined(separator: " "), limit: limit)
    var names: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if names.contains(word) {
        complain(key, "「\(word)」写了两次", "“\(word)” is there twice")
      } else {
        names.append(word)
      }
    }
    return names
  }

  /// A rule about members, as a query; some fields may not stand in it.
  mutating func query(
    _ key: String, _ title: Localized, standard: String, without forbidden: Set<String> = []
  ) -> String {
    let text = self.text(
      key, title,
      Localized("查询，如 aov>=300 spend(365d)>=2000", "A query such as aov>=300 spend(365d)>=2000"),
      standard: standard, limit: 4000, mayBeEmpty: false)
    guard checks, problems[key] == nil else { return text }
    switch QueryCatalogs.members.read(text) {
    case .failure(let error): problems[key] = error.fullMessage
    case .success(let query):
      if let field = query.fields.first(where: forbidden.contains),
        let known = QueryCatalogs.members[field]
      {
        complain(
          key, "规则里不能用「\(known.title.zh)」：它由这条规则得出",
          "“\(known.title.en)” cannot stand in this rule: it follows from it")
      }
    }
    return text
  }
}

extension Query {
  /// The keys of the fields that a checked query looks at.
  var fields: [String] {
    clauses.compactMap { clause in
      if case .field(let found) = clause { found.field.text } else { nil }
    }
  }
}
