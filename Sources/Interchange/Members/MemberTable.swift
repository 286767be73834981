import CommunityModel
import Wording

/// A table of people with its columns found.
struct MemberTable {
  /// The file's place in the batch.
  let file: Int
  let source: MemberSource
  var cells: ColumnTable<MemberColumn>

  /// Recognises a table by its headings, or takes it for people where the person says so; nil for another table.
  init?(
    _ name: String, _ table: CsvTable, _ encoding: TextEncoding, in batch: inout Batch
  ) throws(ImportError) {
    let isSaid = batch.options.kind == .members
    let known = MemberSource.recognise(table.headings)
    guard isSaid || (batch.options.kind == nil && known != nil) else { return nil }
    cells = try ColumnTable(table, named: name, map: batch.options.map)
    let columns: [MemberColumn] = [.wecomId, .unionId, .buyerId, .phone, .email]
    // Somebody must be told apart from somebody else, or every import would make them anew.
    guard columns.contains(where: cells.has) else {
      throw .unrecognised(file: name, headings: table.headings)
    }
    source = known ?? .other
    file = batch.open(name, format: "members.\(source.rawValue)", encoding: encoding)
  }

  /// Reads the table to its end.
  mutating func read(into batch: inout Batch) throws(ImportError) {
    var nobody = 0
    let name = batch.reports[file].file
    while try cells.next(of: name) {
      batch.reports[file].rows += 1
      let line = cells.table.line
      if cells.table.hasNul {
        batch.refuse(file, line: line, Localized("含有 NUL 字符", "holds a NUL character"))
        continue
      }
      do throws(MemberReading.Refusal) {
        let reading = try MemberReading(cells, source: source, zone: batch.moment.zone)
        if reading.tellsWho(in: batch.draft) {
          MemberFilling(file: file, reading: reading).fill(&batch)
        } else {
          nobody += 1
        }
      } catch {
        batch.refuse(file, line: line, error.reason, cells: cells.table.row)
      }
    }
    batch.reports[file].skipped += nobody
    guard nobody > 0 else { return }
    batch.notes.append(
      Localized(
        "\(name)：\(nobody) 行没有账号、完整手机号或邮箱，认不出是谁，没有导入",
        "\(name): \(nobody) rows have no account, whole phone number or e-mail to tell who it is "
          + "and were left aside"))
  }
}
