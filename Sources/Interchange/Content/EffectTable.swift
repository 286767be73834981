import CommunityModel
import Wording

/// What a column of a table of posts and what became of them can hold.
enum EffectColumn: Int, TableColumn {
  case title, day, id, exposure, likes, comments, shares, clicks, orders, revenue

  static let match = HeaderMatch<EffectColumn>([
    (.title, ["内容标题", "标题", "文章标题"]),
    (.day, ["发布日期", "发布时间", "published"]),
    (.id, ["内容编码", "content id"]),
    (.exposure, ["曝光", "曝光量", "阅读", "阅读量", "阅读数", "播放量", "exposure", "views"]),
    (.likes, ["点赞", "点赞数", "赞", "likes"]), (.comments, ["评论", "评论数", "comments"]),
    (.shares, ["分享", "分享数", "转发", "转发数", "shares"]),
    (.clicks, ["点击", "点击数", "点击量", "clicks"]),
    (.orders, ["成交订单", "成交单数", "带来订单", "orders"]),
    (.revenue, ["成交额", "成交金额", "带来成交", "revenue"]),
  ])

  /// The columns that tell what readers did.
  static let effects: [EffectColumn] = [
    .exposure, .likes, .comments, .shares, .clicks, .orders, .revenue,
  ]
}

/// A table of posts and what their readers did.
struct EffectTable {
  /// The file's place in the batch.
  let file: Int
  var cells: ColumnTable<EffectColumn>

  /// Recognises a table by its headings, or takes it for posts where the person says so; nil for another.
  init?(
    _ name: String, _ table: CsvTable, _ encoding: TextEncoding, in batch: inout Batch
  ) throws(ImportError) {
    let found = Set(table.headings.compactMap(EffectColumn.match.field(of:)))
    let isSaid = batch.options.kind == .content
    let isKnown =
      found.contains(.title) && EffectColumn.effects.count(where: found.contains) >= 2
    guard isSaid || (batch.options.kind == nil && isKnown) else { return nil }
    cells = try ColumnTable(table, named: name, map: batch.options.map)
    guard cells.has(.title) || cells.has(.id), EffectColumn.effects.contains(where: cells.has)
    else { throw .unrecognised(file: name, headings: table.headings) }
    file = batch.open(name, format: "content.metrics", encoding: encoding)
  }

  /// Reads the table to its end.
  mutating func read(into batch: inout Batch) throws(ImportError) {
    let name = batch.reports[file].file
    let posts = Posts(batch.community, zone: batch.moment.zone)
    while try cells.next(of: name) {
      batch.reports[file].rows += 1
      let line = cells.table.line
      if cells.table.hasNul {
        batch.refuse(file, line: line, Localized("含有 NUL 字符", "holds a NUL character"))
        continue
      }
      guard let id = posts.find(cells) else {
        batch.refuse(
          file, line: line,
          Localized("没有这条内容，或同名的不止一条", "No such post, or several of that title"),
          cells: cells.table.row)
        continue
      }
      guard let effect = effect(over: batch.draft.content[id]?.effect) else {
        batch.refuse(
          file, line: line, Localized("数字读不懂", "A number cannot be read"),
          cells: cells.table.row)
        continue
      }
      batch.draft.content.edit(id, for: Origin(file: file, part: .row)) {
        $0.more[ContentItem.metrics.key] = effect.fieldValue
      }
    }
  }

  /// What is known of a post with what the row says; nil where a cell is no number.
  private func effect(over known: ContentEffect?) -> ContentEffect? {
    var effect = known ?? ContentEffect()
    let counts: [(EffectColumn, WritableKeyPath<ContentEffect, Int64?>)] = [
      (.exposure, \.exposure), (.likes, \.likes), (.comments, \.comments), (.shares, \.shares),
      (.clicks, \.clicks), (.orders, \.orders),
    ]
    for (column, path) in counts where !cells[column].isEmpty {
      let digits = cells[column].filter { $0 != "," && $0 != "，" }
      guard let number = Int64(digits), (0...1_000_000_000_000).contains(number) else {
        return nil
      }
      effect[keyPath: path] = number
    }
    guard !cells[.revenue].isEmpty else { return effect }
    guard let money = try? MoneyReading(cells[.revenue]) else { return nil }
    effect.revenue = Money(fen: money.fen)
    return effect
  }
}

/// The posts by what tables call them.
private struct Posts {
  private let byTitle: [String: [ContentItem]]
  private let byID: [String: ID<ContentItem>]
  private let zone: Zone

  init(_ community: Community, zone: Zone) {
    self.zone = zone
    byTitle = Dictionary(grouping: community.content, by: \.title)
    byID = Dictionary(
      community.content.map {
        (PackedID.text(prefix: ContentItem.collection.prefix, raw: $0.id.raw), $0.id)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The one post that a row can mean: by its code, or by title and, where several share it, by day.
  func find(_ cells: ColumnTable<EffectColumn>) -> ID<ContentItem>? {
    if !cells[.id].isEmpty { return byID[cells[.id]] }
    let named = byTitle[cells[.title]] ?? []
    guard named.count > 1 else { return named.first?.id }
    guard let reading = MomentReading(cells[.day]) else { return nil }
    let fitting = named.filter { item in
      item.scheduledAt.map { Int(zone.day(of: $0).number) == reading.day } ?? false
    }
    return fitting.count == 1 ? fitting.first?.id : nil
  }
}
