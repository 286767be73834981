import CommunityModel
import Wording

/// The row files of the newest snapshot, where somebody has edited them by hand.
///
/// Rows are derived from the journal, so an edit there says nothing by itself. It is found by the checksums,
/// compared with what the journal gives for that snapshot, and becomes a step of the history when asked for.
struct EditedRows {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// Lines that cannot be read are named up to here.
  private static let limit = 20

  /// What the edited files say that the journal does not; lines that cannot be taken in one by one.
  func edits() throws(StoreError) -> [EditedLine] {
    let reader = SnapshotReader(ops: env.ops, paths: paths)
    var problems: [StoreProblem] = []
    let manifest = try WorkspaceLoader(env: env, paths: paths).manifest(&problems)
    guard let newest = manifest.snapshots.first, let index = reader.index(of: newest) else {
      return []
    }
    let names = reader.spoiled(newest.generation).filter { Collections.named($0) != nil }
    guard !names.isEmpty, let written = try rows(at: index, manifest) else { return [] }
    var edits: [EditedLine] = []
    for name in names {
      guard let face = Collections.named(name),
        let bytes = try? env.ops.contents(of: paths.snapshot(newest.generation) + "/\(name).jsonl")
      else { continue }
      let file = "snap/\(WorkspacePaths.padded(newest.generation))/\(name).jsonl"
      edits += Self.edits(in: bytes, of: face, file, written)
    }
    return edits
  }

  /// The rows of a snapshot as they were written, from the journal; nil where it is not whole itself.
  private func rows(
    at index: SnapshotIndex, _ manifest: Manifest
  ) throws(StoreError) -> Community? {
    let tail = JournalTail(env: env, paths: paths)
    let entries: [JournalTail.Entry]
    do throws(StoreError) {
      entries = try tail.read(after: .start).entries
    } catch {
      switch error {
      case .damaged, .changedBeneath: return nil
      default: throw error
      }
    }
    guard entries.count >= index.groups else { return nil }
    let loader = WorkspaceLoader(env: env, paths: paths)
    var opened = loader.blank(manifest, IDMint(machine: 0))
    for entry in entries.prefix(index.groups) {
      let stored = opened.ledger.record(entry.group, at: entry.place)
      _ = opened.apply(stored, tolerant: true)
    }
    return opened.community
  }

  private static func edits(
    in bytes: [UInt8], of face: CollectionFace, _ file: String, _ written: Community
  ) -> [EditedLine] {
    var edited = Community()
    var refused: [EditedLine] = []
    var lines: [Int64: Int] = [:]
    for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      do throws(EditedLine.Failure) {
        let record = try read(Array(line), face, &edited)
        lines[record.id] = place + 1
      } catch {
        refused.append(EditedLine(file: file, line: place + 1, refused: error))
      }
    }
    var changes: [Change] = []
    var first = 0
    for id in Set(face.ids(written)).union(face.ids(edited)).sorted() {
      let (old, new) = (face.record(written, id), face.record(edited, id))
      // A row that is not there may be the line that cannot be read.
      guard old != new, new != nil || refused.isEmpty else { continue }
      changes += Community.changes(face.info.key, from: old, to: new)
      if first == 0 { first = lines[id] ?? 0 }
    }
    refused.removeLast(max(0, refused.count - Self.limit))
    guard !changes.isEmpty else { return refused }
    return [EditedLine(file: file, line: first, changes: changes, title: face.info.title)] + refused
  }

  private static func read(
    _ line: [UInt8], _ face: CollectionFace, _ edited: inout Community
  ) throws(EditedLine.Failure) -> RowRecord {
    guard let codec = RecordCodec.named(face.info.key) else {
      throw EditedLine.Failure(offset: 0, words: Localized("没有这种行", "there are no such rows"))
    }
    let record: RowRecord
    do throws(JSONFailure) {
      record = try JSONReader.read(line) { (reader) throws(JSONFailure) in try codec.read(&reader) }
    } catch {
      throw EditedLine.Failure(offset: error.offset, words: error.words)
    }
    do throws(ChangeError) {
      try edited.apply([.insert(face.info.key, record)])
    } catch {
      let words =
        if case .rowExists = error {
          Localized("这个编号前面已经有了", "this id stands there before")
        } else {
          Localized("值不合这一列", "a value does not fit its field")
        }
      throw EditedLine.Failure(offset: 0, words: words)
    }
    return record
  }
}

extension EditedLine {
  /// Why a line of a row file cannot be taken in, and where.
  struct Failure: Error {
    let offset: Int
    let words: Localized
  }

  /// A line of a row file that cannot be taken in.
  fileprivate init(file: String, line: Int, refused failure: Failure) {
    self.init(
      file: file, line: line,
      refusal: Refusal(column: failure.offset + 1, words: failure.words),
      label: Localized(verbatim: ""), group: nil)
  }

  /// Rows of one file that say something else than they did.
  fileprivate init(file: String, line: Int, changes: [Change], title: Localized) {
    let count = Set(changes.map(\.id)).count
    let label = Localized("\(title.zh) \(count) 行", "\(title.en), \(count) rows")
    self.init(
      file: file, line: line, refusal: nil, label: label,
      group: ChangeGroup(
        id: ID(raw: 0), at: Instant(milliseconds: 0),
        actor: Actor(name: "", machine: 0, process: 0),
        action: "", label: label, count: count, changes: changes))
  }

  /// What is wrong, for a check.
  var problem: StoreProblem {
    guard let refusal else {
      return StoreProblem(
        .editedByHand, file: file, line: line,
        detail: Localized("有人手工改过：\(label.zh)", "somebody edited it by hand: \(label.en)"))
    }
    return StoreProblem(
      .badSnapshot, file: file, line: line,
      detail: Localized(
        "第 \(refusal.column) 列读不进来：\(refusal.words.zh)",
        "column \(refusal.column) cannot be read: \(refusal.words.en)"))
  }
}
