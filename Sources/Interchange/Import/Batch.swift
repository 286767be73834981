import CommunityModel
import Wording

/// Files being imported together: the draft they fill in, and the account of every row.
struct Batch {
  let community: Community
  let options: ImportOptions
  let moment: Moment
  var draft: Draft
  var reports: [ImportReport] = []
  var problems: [ProblemRow] = []
  var notes: [Localized] = []

  /// Takes a file note of: its place in the batch.
  mutating func open(_ file: String, format: String, encoding: TextEncoding) -> Int {
    reports.append(ImportReport(file: file, format: format, encoding: encoding))
    return reports.count - 1
  }

  /// Leaves a row aside because it cannot be read.
  mutating func refuse(_ file: Int, line: Int, _ reason: Localized, cells: [String] = []) {
    reports[file].wrong += 1
    problems.append(
      ProblemRow(file: reports[file].file, line: line, reason: reason, cells: cells))
  }

  /// Adds up what became of the rows, file by file, then what was made on the way.
  func settled() -> ImportPlan {
    var settled: [ImportReport] = []
    let sheets = [
      (Operator.collection.key, draft.operators.tally), (Tag.collection.key, draft.tags.tally),
      (Group.collection.key, draft.groups.tally), (Member.collection.key, draft.members.tally),
      (Membership.collection.key, draft.memberships.tally),
      (Order.collection.key, draft.orders.tally),
      (Request.collection.key, draft.requests.tally),
      (ContentItem.collection.key, draft.content.tally),
    ]
    for (file, opened) in reports.enumerated() {
      var report = opened
      var asides: [ImportReport] = []
      for (collection, tally) in sheets {
        let row = Origin(file: file, part: .row)
        report.inserted += tally.made[row] ?? 0
        report.updated += tally.changed[row] ?? 0
        report.left += tally.changed[Origin(file: file, part: .absence)] ?? 0
        let aside = Origin(file: file, part: .aside)
        let (made, changed) = (tally.made[aside] ?? 0, tally.changed[aside] ?? 0)
        guard made + changed > 0 else { continue }
        var extra = ImportReport(file: report.file, format: collection)
        extra.rows = made + changed
        extra.inserted = made
        extra.updated = changed
        asides.append(extra)
      }
      report.unchanged =
        report.rows - report.inserted - report.updated - report.skipped - report.wrong
      settled.append(report)
      settled.append(contentsOf: asides)
    }
    return ImportPlan(
      changes: draft.changes, reports: settled, problems: problems, notes: notes, mint: draft.mint)
  }
}
