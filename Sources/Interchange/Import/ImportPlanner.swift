public import CommunityModel
import Wording

/// Turns files into the changes they mean for a community, without changing anything.
public enum ImportPlanner {
  /// Plans a batch: every file is recognised by its shape or headings, rows are matched with what is known, links are
  /// resolved at the end, so that the order of the files does not matter.
  ///
  /// `mint` hands out the ids of new rows; the plan returns it moved on. Nothing is imported where one file cannot
  /// be read.
  public static func plan(
    files: [ImportFile], options: ImportOptions = ImportOptions(), into community: Community,
    mint: IDMint, at moment: Moment
  ) throws(ImportError) -> ImportPlan {
    var batch = Batch(
      community: community, options: options, moment: moment,
      draft: Draft(community, mint: mint))
    var weCom = WeComBatch()
    var orders: [OrderTable] = []
    var people: [MemberTable] = []
    var posts: [EffectTable] = []
    var talks: [ActivityTable] = []
    var lists: [WeibanList] = []
    var applications: [ApplicationTable] = []
    for file in files {
      guard let text = TextDecoder.decode(file.bytes) else { throw .encoding(file: file.name) }
      if isJSON(text.bytes) {
        if let found = WeibanList(file.name, text, in: &batch) {
          lists.append(found)
          continue
        }
        try weCom.add(file.name, text, to: &batch)
      } else {
        let table = try table(file.name, text, batch.options)
        if let found = try EffectTable(file.name, table, text.encoding, in: &batch) {
          posts.append(found)
        } else if let found = try ActivityTable(file.name, table, text.encoding, in: &batch) {
          talks.append(found)
        } else if let found = try ApplicationTable(file.name, table, text.encoding, in: &batch) {
          applications.append(found)
        } else if let found = try OrderTable(file.name, table, text.encoding, in: &batch) {
          orders.append(found)
        } else if let found = try MemberTable(file.name, table, text.encoding, in: &batch) {
          people.append(found)
        } else {
          throw unknown(file.name, table, batch.options)
        }
      }
    }
    weCom.fill(&batch)
    for var table in people { try table.read(into: &batch) }
    for var table in posts { try table.read(into: &batch) }
    for var table in applications { try table.read(into: &batch) }
    var matching = OrderMatching(batch.community)
    for table in orders { try matching.read(table, into: &batch) }
    if !talks.isEmpty || !lists.isEmpty {
      var talk = TalkMatching(batch.community)
      for list in lists { list.read(into: &talk, &batch) }
      for var table in talks { try table.read(into: &talk, &batch) }
      talk.note(in: &batch)
    }
    return batch.settled()
  }

  private static func table(
    _ name: String, _ text: DecodedText, _ options: ImportOptions
  ) throws(ImportError) -> CsvTable {
    let wanted = Set(options.map.keys.map(HeaderKey.key))
    let isKnown = { (heading: String) in
      OrderColumn.match.field(of: heading) != nil || MemberColumn.match.field(of: heading) != nil
        || EffectColumn.match.field(of: heading) != nil
        || ActivityColumn.match.field(of: heading) != nil
        || ApplicationColumn.match.field(of: heading) != nil
        || wanted.contains(HeaderKey.key(heading))
    }
    do throws(CsvError) {
      if let table = try CsvTable(text.bytes, isKnown: isKnown) { return table }
    } catch {
      throw .table(file: name, error)
    }
    throw .unrecognised(file: name, headings: [])
  }

  private static func unknown(
    _ name: String, _ table: CsvTable, _ options: ImportOptions
  ) -> ImportError {
    if let kind = options.kind,
      ![.orders, .members, .activity, .applications, .content].contains(kind)
    {
      return .unsupported(kind)
    }
    return .unrecognised(file: name, headings: table.headings)
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == 0x7B || first == 0x5B
  }
}
