public import CommunityModel
public import Wording

/// One thing that may stand where the cursor is.
public struct QueryCompletion: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: Hashable, Sendable {
    /// The name of a field.
    case field
    /// A comparison after a field.
    case comparison
    /// A value of a field.
    case value
    /// A tag after `#`.
    case tag
    /// A saved query after `@`.
    case saved
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// What is put in.
  public let text: String
  /// What is replaced by it, in bytes of the UTF-8 text.
  public let place: QueryPlace
  /// What it means.
  public let title: Localized
  /// How many rows it stands for; nil where that says nothing.
  public let count: Int?
}

/// How many rows have which values, counted once as long as the rows stay as they are.
public struct QueryCounts: Sendable {
  private var known: [String: [FieldValue: Int]] = [:]

  /// Nothing counted yet.
  public init() {}

  mutating func counted<Row: Entity>(
    _ reading: Reading<Row>, in rows: Table<Row>, _ scene: QueryScene
  ) -> [FieldValue: Int] {
    let key = "\(Row.collection.key).\(reading.field.key).\(reading.window ?? -1)"
    if let counts = known[key] { return counts }
    let found = QueryNames.counted(reading, in: rows, scene)
    known[key] = found
    return found
  }
}

extension QueryCatalog {
  /// What may stand at the end of a text, up to the cursor, the most frequent values first.
  public func completions(
    of text: String, scene: QueryScene, rows: Table<Row>,
    saved: SavedQueries = SavedQueries(), language: Language = .chinese, limit: Int = 50
  ) -> [QueryCompletion] {
    var counts = QueryCounts()
    return completions(
      of: text, scene: scene, rows: rows, saved: saved, language: language, limit: limit,
      counts: &counts)
  }

  /// What may stand at the end of a text, with counts that are kept from one keystroke to the next.
  public func completions(
    of text: String, scene: QueryScene, rows: Table<Row>, saved: SavedQueries,
    language: Language, limit: Int = 50, counts: inout QueryCounts
  ) -> [QueryCompletion] {
    guard text.utf8.count <= Query.textLimit else { return [] }
    var completer = QueryCompleter(
      catalog: self, scene: scene, rows: rows, saved: saved, language: language, counts: counts)
    defer { counts = completer.counts }
    return Array(completer.completions(QueryTail(text)).prefix(limit))
  }
}

/// The unfinished term at the end of a text.
private struct QueryTail {
  enum Kind {
    case name(String)
    case value(field: String, window: String?, Comparison, String)
    case tag(String)
    case saved(String)
    case quoted
  }

  let kind: Kind
  let place: QueryPlace

  init(_ text: String) {
    let scalars = QueryScalars(text)
    var start = 0
    var pieceStart = 0
    var sign: (index: Int, comparison: Comparison)?
    var closers: [Unicode.Scalar]?
    var index = 0
    while index < scalars.count {
      if let open = closers {
        if scalars.scalars[index] == "\\" {
          index += 1
        } else if open.contains(scalars.scalars[index]) {
          closers = nil
        }
        index += 1
        continue
      }
      let isAtStart = index == pieceStart
      if isAtStart, let found = scalars.closers(index) {
        closers = found
      } else if sign == nil, index > start, scalars.plain(index) == "(",
        let end = scalars.windowEnd(index)
      {
        index = end
        continue
      } else if scalars.isBreak(index) {
        (start, sign, pieceStart) = (index + 1, nil, index + 1)
      } else if index == start, "-!非".unicodeScalars.contains(scalars.plain(index) ?? " ") {
        (start, pieceStart) = (index + 1, index + 1)
      } else if sign == nil, index > start, let found = scalars.comparison(index) {
        sign = (index, found.comparison)
        index += found.length
        pieceStart = index
        continue
      } else if scalars.isComma(index) {
        pieceStart = index + 1
      }
      index += 1
    }
    let head = scalars.plain(start)
    let isSigned = head == "#" || head == "@"
    if sign == nil, isSigned { pieceStart = max(pieceStart, start + 1) }
    let end = scalars.count
    pieceStart = min(pieceStart, end)
    place = scalars.place(sign == nil && !isSigned ? min(start, end) : pieceStart, end)
    let piece = scalars.text(pieceStart, end)
    if closers != nil {
      kind = .quoted
    } else if let sign {
      var nameEnd = sign.index
      var window: String?
      for open in start..<sign.index where scalars.plain(open) == "(" {
        nameEnd = open
        window = scalars.text(open + 1, max(open + 1, sign.index - 1))
        break
      }
      kind = .value(
        field: scalars.text(start, nameEnd), window: window, sign.comparison, piece)
    } else if isSigned {
      kind = head == "#" ? .tag(piece) : .saved(piece)
    } else {
      kind = .name(scalars.text(min(start, end), end))
    }
  }
}

private struct QueryCompleter<Row: Entity> {
  let catalog: QueryCatalog<Row>
  let scene: QueryScene
  let rows: Table<Row>
  let saved: SavedQueries
  let language: Language
  var counts: QueryCounts

  mutating func completions(_ tail: QueryTail) -> [QueryCompletion] {
    switch tail.kind {
    case .quoted: return []
    case .name(let written): return names(written, tail.place)
    case .saved(let written):
      return saved.names.filter { begins($0, written) }.map {
        QueryCompletion(
          kind: .saved, text: QueryPrinter.quoted($0), place: tail.place,
          title: Localized(verbatim: $0), count: nil)
      }
    case .tag(let written):
      guard let field = catalog["tag"] else { return [] }
      return names(of: Reading(field), written, tail.place, .tag)
    case .value(let name, let window, let comparison, let written):
      guard let field = catalog[name] ?? catalog[QueryWords.narrow(name)] else { return [] }
      let days = window.flatMap { QueryAge($0)?.windowDays }
      return values(Reading(field, window: days), comparison, written, tail.place)
    }
  }

  private func begins(_ text: String, _ written: String) -> Bool {
    guard !written.isEmpty else { return true }
    let folded = scene.folding.fold(text)
    return folded.hasPrefix(scene.folding.fold(written)) || scene.folding.sounds(text, written)
  }

  private func fits(_ names: [String], _ written: String) -> Bool {
    names.contains { begins($0, written) }
  }

  private func names(_ written: String, _ place: QueryPlace) -> [QueryCompletion] {
    var found: [QueryCompletion] = []
    if let field = catalog[written] {
      let signs: [Comparison] =
        switch field.behaviour {
        case .number, .money, .moment: [.greaterOrEqual, .lessOrEqual, .greater, .less, .contains]
        case .text, .names, .closed: [.contains, .equal, .notEqual]
        case .flag: [.contains]
        }
      found = signs.map { sign in
        QueryCompletion(
          kind: .comparison, text: written + sign.rawValue, place: place, title: sign.title,
          count: nil)
      }
    }
    let isChinese = written.isEmpty ? language == .chinese : written.contains { !$0.isASCII }
    for field in catalog.fields
    where fits([field.key, field.title.zh, field.title.en] + field.aliases, written) {
      let name = isChinese ? catalog.chineseName(field) : field.key
      guard name != written else { continue }
      found.append(
        QueryCompletion(kind: .field, text: name, place: place, title: field.title, count: nil))
    }
    return found
  }

  private mutating func values(
    _ reading: Reading<Row>, _ comparison: Comparison, _ written: String, _ place: QueryPlace
  ) -> [QueryCompletion] {
    let field = reading.field
    let isChinese = written.isEmpty ? language == .chinese : written.contains { !$0.isASCII }
    func completion(_ text: String, _ title: Localized, _ count: Int?) -> QueryCompletion {
      QueryCompletion(kind: .value, text: text, place: place, title: title, count: count)
    }
    switch field.behaviour {
    case .closed(let choices):
      let found = counts.counted(reading, in: rows, scene)
      return choices.choices.filter {
        fits([$0.code, $0.title.zh, $0.title.en] + $0.aliases, written)
      }.map { choice in
        let zh = choices.named(choice.title.zh)?.code == choice.code ? choice.title.zh : choice.code
        return completion(
          QueryPrinter.quoted(isChinese ? zh : choice.code), choice.title,
          found[.text(choice.code)] ?? 0)
      }
    case .flag:
      let yes = counts.counted(reading, in: rows, scene)[.flag(true)] ?? 0
      return [
        completion(isChinese ? "是" : "yes", Localized("是", "yes"), yes),
        completion(isChinese ? "否" : "no", Localized("否", "no"), rows.count - yes),
      ].filter { begins($0.text, written) }
    case .names: return names(of: reading, written, place, .value)
    case .moment:
      let ages = ["7d", "30d", "90d", "1y"].compactMap { QueryAge($0) }
      let names: [QueryPeriod.Name] = [
        .today, .yesterday, .thisweek, .lastweek, .thismonth, .lastmonth, .thisyear,
      ]
      return
        (ages.map { age in
          completion(
            isChinese ? age.chineseText : age.text,
            Localized("\(age.words.zh)前", "\(age.words.en) ago"), nil)
        }
        + names.map { name in
          completion(
            isChinese ? name.words[1] : name.rawValue, Localized(name.words[1], name.english), nil)
        }).filter { begins($0.text, written) }
    case .text, .number, .money: return []
    }
  }

  private mutating func names(
    of reading: Reading<Row>, _ written: String, _ place: QueryPlace, _ kind: QueryCompletion.Kind
  ) -> [QueryCompletion] {
    var uses: [String: Int] = [:]
    for word in reading.field.vocabulary?(scene) ?? [] { uses[word] = 0 }
    for (value, count) in counts.counted(reading, in: rows, scene) {
      guard let text = QueryNames.text(value, reading.field.kind, scene) else { continue }
      uses[text, default: 0] += count
    }
    return uses.filter { begins($0.key, written) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { text, count in
        QueryCompletion(
          kind: kind, text: QueryPrinter.quoted(text), place: place,
          title: Localized(verbatim: text), count: count)
      }
  }
}

extension Comparison {
  /// What it is called.
  public var title: Localized {
    switch self {
    case .contains: Localized("是／含", "is or contains")
    case .equal: Localized("恰是", "is exactly")
    case .notEqual: Localized("不是", "is not")
    case .less: Localized("小于；对多久以前是更近", "below; for ages more recent")
    case .lessOrEqual: Localized("至多", "at most")
    case .greater: Localized("大于；对多久以前是更早", "above; for ages longer ago")
    case .greaterOrEqual: Localized("至少", "at least")
    }
  }
}
