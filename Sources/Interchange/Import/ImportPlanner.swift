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
    var tables: [OrderTable] = []
    for file in files {
      guard let text = TextDecoder.decode(file.bytes) else { throw .encoding(file: file.name) }
      if isJSON(text.bytes) {
        try weCom.add(file.name, text, to: &batch)
      } else {
        tables.append(try OrderTable(file.name, text, in: &batch))
      }
    }
    weCom.fill(&batch)
    var orders = OrderMatching(batch.community)
    for table in tables { try orders.read(table, into: &batch) }
    return batch.settled()
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == 0x7B || first == 0x5B
  }
}
