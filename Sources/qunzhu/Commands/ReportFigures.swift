import Cells
import CommunityModel
import CommunityRules
import Wording

/// Turns the figures of a report, as other programs get them, into a document for people.
struct ReportFigures {
  /// The rows behind the figures: members are named by them.
  let community: Community
  /// Whether people are named; a page that is passed on names nobody.
  let namesPeople: Bool

  /// The document of a report's figures.
  func document(_ name: String, _ figures: [(String, Json)], asOf today: Day) -> ReportDocument {
    var facts: [[Localized]] = []
    var sections: [ReportDocument.Section] = []
    for (key, value) in figures where !["asOf", "from", "to"].contains(key) {
      if let cell = plain(key, value) {
        facts.append([ReportWords.title(key), cell])
      } else if let table = table(key, value) {
        sections.append(ReportDocument.Section(key, ReportWords.title(key), table: table))
      } else {
        facts.append([ReportWords.title(key), Localized("没有", "none")])
      }
    }
    if !facts.isEmpty {
      let columns = [("figure", Localized("指标", "Figure")), ("value", Localized("数", "Value"))]
      sections.insert(
        ReportDocument.Section(
          "figures", Localized("数字", "Figures"), table: ReportDocument.Table(columns, facts)),
        at: 0)
    }
    func day(_ key: String) -> Day? {
      guard case .string(let text)? = figures.first(where: { $0.0 == key })?.1 else { return nil }
      return Day(text)
    }
    let asOf = day("asOf") ?? day("to") ?? today
    return ReportDocument(
      name: name, title: ReportWords.reportTitle(name), workspace: community.workspace.name,
      asOf: asOf,
      from: day("from") ?? asOf, sections: sections)
  }

  /// A value that fits one cell; nil for rows and for what holds several values.
  private func plain(_ key: String, _ value: Json) -> Localized? {
    switch value {
    case .null: return Localized("无数据", "no data")
    case .bool(let flag): return flag ? Localized("是", "yes") : Localized("否", "no")
    case .int(let number):
      return Localized(
        verbatim: key.hasSuffix("Fen") ? NumberText.yuan(fen: number) : NumberText.grouped(number))
    case .number(let number): return Localized(verbatim: Self.decimal(number))
    case .string(let text): return word(text)
    case .array(let items):
      let cells = items.compactMap { scalar($0) }
      guard cells.count == items.count, !items.isEmpty else { return nil }
      return Localized(verbatim: cells.joined(separator: " "))
    case .object(let entries):
      guard entries.map(\.0) == ["num", "den"], case .int(let part) = entries[0].1,
        case .int(let whole) = entries[1].1
      else { return nil }
      guard whole > 0 else { return Localized("无数据", "no data") }
      return Localized(
        verbatim:
          "\(part)/\(whole) \(NumberText.percent(Int(clamping: part), of: Int(clamping: whole)))")
    }
  }

  private func scalar(_ value: Json) -> String? {
    switch value {
    case .int(let number): String(number)
    case .string(let text): text
    case .number(let number): Self.decimal(number)
    default: nil
    }
  }

  /// Rows of an array, or of an object whose values are counts or objects of counts.
  private func table(_ key: String, _ value: Json) -> ReportDocument.Table? {
    switch value {
    case .array(let items):
      let rows = items.compactMap { item -> [(String, Json)]? in
        if case .object(let entries) = item {
          entries.filter { isShown($0.0, in: key) }
        } else {
          nil
        }
      }
      guard rows.count == items.count, let first = rows.first else { return nil }
      return ReportDocument.Table(
        first.map { ($0.0, ReportWords.title($0.0)) },
        rows.map { row in
          first.map { column in row.first { $0.0 == column.0 }.map(cell) ?? Self.blank }
        })
    case .object(let entries) where !entries.isEmpty:
      return counts(entries)
    default: return nil
    }
  }

  private func counts(_ entries: [(String, Json)]) -> ReportDocument.Table {
    let inner = entries.compactMap { entry -> [(String, Json)]? in
      guard plain(entry.0, entry.1) == nil, case .object(let cells) = entry.1 else { return nil }
      return cells
    }
    let name = ("name", Localized("", ""))
    guard inner.count == entries.count else {
      return ReportDocument.Table(
        [name, ("value", Localized("数", "Value"))],
        entries.map { [ReportWords.title($0.0), cell($0)] })
    }
    var columns: [String] = []
    for key in inner.flatMap({ $0.map(\.0) }) where !columns.contains(key) { columns.append(key) }
    return ReportDocument.Table(
      [name] + columns.map { ($0, ReportWords.title($0)) },
      zip(entries, inner).map { entry, cells in
        [ReportWords.title(entry.0)]
          + columns.map { key in cells.first { $0.0 == key }.map(cell) ?? Self.blank }
      })
  }

  private static let blank = Localized("·", "·")

  private func cell(_ entry: (String, Json)) -> Localized {
    if case .null = entry.1 { return Self.blank }
    if let text = plain(entry.0, entry.1) { return text }
    switch entry.1 {
    case .object(let parts):
      let words = parts.map { part in ReportWords.title(part.0) + Localized(" ", " ") + cell(part) }
      return words.dropFirst().reduce(words.first ?? Self.blank) {
        $0 + Localized("，", ", ") + $1
      }
    default: return Self.blank
    }
  }

  /// A code by its name, a member's id by the member's name.
  private func word(_ text: String) -> Localized {
    if namesPeople, let raw = PackedID.parse(text, prefix: Member.collection.prefix),
      let member = community.members[raw: raw]
    {
      return Localized(verbatim: member.name.isEmpty ? text : "\(member.name) \(text)")
    }
    return CampaignKind(rawValue: text)?.title ?? CampaignState(rawValue: text)?.title
      ?? ReportWords.title(text)
  }

  /// A page that is passed on leaves the names of people out.
  private func isShown(_ column: String, in table: String) -> Bool {
    namesPeople || !(column == "name" && table == "kocs")
  }

  /// Up to four places, without zeros at the end.
  private static func decimal(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "–" }
    let scaled = Int64((abs(number) * 10_000).rounded())
    var places = String(10_000 + scaled % 10_000).dropFirst()
    while places.last == "0" { places.removeLast() }
    return (number < 0 ? "−" : "") + "\(scaled / 10_000)" + (places.isEmpty ? "" : ".\(places)")
  }
}
