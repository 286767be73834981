import CommunityModel
public import Wording

extension QueryCatalog {
  /// A checked query as a reader of the language writes it; checked again it is the same tree.
  public func printed(_ query: Query, _ language: Language) -> String {
    guard language == .chinese else { return query.printed }
    let printer = QueryPrinter(
      isChinese: true,
      name: { clause in self[clause.field.text].map(chineseName) ?? clause.field.text },
      value: { clause, text in
        self[clause.field.text].map { chineseValue(text.text, $0) } ?? text.text
      })
    return printer.text(query)
  }

  /// The first Chinese name that reads back as this field; its key where there is none.
  func chineseName(_ field: QueryField<Row>) -> String {
    let names = [field.title.zh] + field.aliases
    return names.first { name in
      QueryPrinter.isPlain(name) && name.unicodeScalars.allSatisfy { $0.value > 0x7F }
        && QueryModifier.Name(written: name) == nil && self[name]?.key == field.key
    } ?? field.key
  }

  private func chineseValue(_ text: String, _ field: QueryField<Row>) -> String {
    switch field.behaviour {
    case .text, .names, .number, .money: return text
    case .flag: return QueryWords.flag(text).map { $0 ? "是" : "否" } ?? text
    case .moment: return QueryMoment(text)?.chineseText ?? text
    case .closed(let choices):
      let title = choices.title(text).zh
      return choices.named(title)?.code == text ? title : text
    }
  }
}
