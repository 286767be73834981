import CommunityModel
import CommunityQuery
import Wording

/// Reading of answers: what is typed becomes a value, or a refusal that says what would fit.
extension PlanInput {
  /// What is typed without white space at its ends; nil where it is empty or `-`.
  func words(_ index: Int) -> String? {
    let text = answer(index).trimmed
    return text.isEmpty || text == "-" ? nil : text
  }

  /// What is typed in one line of at most so many characters; empty where nothing is.
  func line(_ index: Int, limit: Int) throws(Refusal) -> String {
    let text = words(index) ?? ""
    guard text.count <= limit else {
      throw Refusal("最长 \(limit) 个字", "At most \(limit) characters")
    }
    guard !text.contains(where: \.isNewline) else {
      throw Refusal("只能写一行", "It must be one line")
    }
    return text
  }

  /// A line that must not be empty.
  func demandedLine(_ index: Int, _ name: Localized, limit: Int = 200) throws(Refusal) -> String {
    let text = try line(index, limit: limit)
    guard !text.isEmpty else { throw Refusal("\(name.zh)不能为空", "\(name.en) is empty") }
    return text
  }

  /// The day that is typed; nil where nothing is.
  func day(_ index: Int) throws(Refusal) -> Day? {
    guard let text = words(index) else { return nil }
    guard let day = DayWords(today: moment.today).day(text) else {
      throw Refusal(
        "看不懂日子「\(text)」，写成 2026-08-01、08-01 或 +30",
        "“\(text)” is no day; write 2026-08-01, 08-01 or +30")
    }
    return day
  }

  /// A day after today; nil where nothing is typed.
  func futureDay(_ index: Int) throws(Refusal) -> Day? {
    guard let day = try day(index) else { return nil }
    guard day > moment.today else {
      throw Refusal("\(day.text) 不在今天之后", "\(day.text) is not after today")
    }
    return day
  }

  /// A whole number within bounds.
  func number(_ index: Int, _ name: Localized, _ bounds: ClosedRange<Int64>) throws(Refusal)
    -> Int64
  {
    let text = words(index) ?? ""
    guard let number = Int64(text), bounds.contains(number) else {
      throw Refusal(
        "\(name.zh)要是 \(bounds.lowerBound) 到 \(NumberText.grouped(bounds.upperBound)) 的整数",
        "\(name.en) must be a whole number from \(bounds.lowerBound) to \(NumberText.grouped(bounds.upperBound))"
      )
    }
    return number
  }

  /// One of a closed set; nil where nothing is typed.
  func choice<Choice: ClosedSet>(_ index: Int, _ type: Choice.Type) throws(Refusal) -> Choice? {
    guard let text = words(index) else { return nil }
    guard let code = Choice.choices.named(text)?.code, let choice = Choice(rawValue: code) else {
      let zh = Choice.allCases.map(\.title.zh).joined(separator: "、")
      let en = Choice.allCases.map(\.title.en).joined(separator: ", ")
      throw Refusal("没有「\(text)」，可以是：\(zh)", "There is no “\(text)”; it can be: \(en)")
    }
    return choice
  }

  /// One of a closed set; nothing typed is refused.
  func demandedChoice<Choice: ClosedSet>(
    _ index: Int, _ type: Choice.Type, _ name: Localized
  ) throws(Refusal) -> Choice {
    guard let choice = try choice(index, type) else {
      throw Refusal("\(name.zh)不能为空", "\(name.en) is empty")
    }
    return choice
  }

  /// A group by code, name or id; nil where nothing is typed.
  func group(_ index: Int) throws(Refusal) -> Group? {
    guard let text = words(index) else { return nil }
    if let raw = PackedID.parse(text, prefix: Group.collection.prefix),
      let group = community.groups[raw: raw]
    {
      return group
    }
    let found = community.groups.filter { $0.code == text || $0.name == text }
    guard let group = found.first else {
      throw Refusal("没有群「\(text)」", "There is no group “\(text)”")
    }
    guard found.count == 1 else {
      throw Refusal(
        "有 \(found.count) 个群叫「\(text)」，用群号",
        "\(found.count) groups are called “\(text)”; use the code")
    }
    return group
  }

  /// A group in use, by code, name or id.
  func activeGroup(_ index: Int) throws(Refusal) -> Group {
    guard let group = try group(index) else { throw Refusal("群不能为空", "Group is empty") }
    guard group.status == .active else {
      throw Refusal(
        "「\(group.name)」\(group.status.title.zh)，不能用",
        "“\(group.name)” is \(group.status.title.en.lowercased())")
    }
    return group
  }

  /// The choice of ids for the rows that are inserted: one for each chosen row, by its place, so that
  /// judging has no order.
  func mintByPlace() -> @Sendable (Int64) -> Int64 {
    let mints = mintsByPlace(each: 1)
    return { id in
      let mint = mints(id)
      return PackedID.pack(machine: mint.machine, counter: mint.next)
    }
  }

  /// The choice of so many ids for the rows that belong to each chosen row, likewise.
  func mintsByPlace(each count: Int) -> @Sendable (Int64) -> IDMint {
    let base = community.mint
    let places = Dictionary(
      chosen.enumerated().map { ($0.element, Int64($0.offset)) }, uniquingKeysWith: { a, _ in a })
    return { id in
      IDMint(machine: base.machine, next: base.next + (places[id] ?? 0) * Int64(count))
    }
  }

  /// The chosen members who are there and no colleagues, in the order of the list.
  var chosenMembers: [Member] {
    chosen.compactMap { id in
      guard let member = community.members[raw: id], !member.isStaff else { return nil }
      return member
    }
  }
}

extension Localized {
  /// What stands for a value that is not recorded.
  static let nothing = Localized("无", "None")
}

extension Group {
  /// The name, as sentences write it.
  var quoted: Localized { Localized("「\(name)」", "“\(name)”") }
}
