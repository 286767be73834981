import CommunityModel
import CommunityQuery
import CommunityRules
import Panes

/// The texts of the members that bare words search, read beside the console: of a long list that takes
/// a second or two, which nobody should wait for at the first letter of a filter.
public struct ReadAhead: Sendable {
  fileprivate let revision: Int
  fileprivate let table: WordTable
}

extension Console {
  /// Reads the texts of the members as they are now; asked of a copy, on another thread.
  public func readAhead() -> ReadAhead? {
    guard let queries = CollectionQueries.named(Member.collection.key) else { return nil }
    return ReadAhead(revision: revision, table: queries.words(input.scene, nil))
  }

  /// Keeps texts that were read beside it, where no row changed meanwhile and none are kept yet.
  public mutating func take(_ ahead: ReadAhead) {
    guard ahead.revision == revision, words[Member.collection.key] == nil else { return }
    words[Member.collection.key] = ahead.table
  }

  /// Brings the texts that bare words search up to date, where a query has bare words.
  mutating func prepareWords(for text: String) {
    guard case .success(let query) = Query.parse(text), query.hasWords,
      let queries = CollectionQueries.named(pane.collection)
    else { return }
    let old = words[pane.collection]
    guard old == nil || old?.isStale == true else { return }
    // Taken out first, so that what is kept is changed in place.
    words[pane.collection] = nil
    words[pane.collection] = queries.words(input.scene, old)
  }

  /// Takes note of what changes mean for the texts that are kept.
  mutating func forgetWords(_ changes: [Change]) {
    guard !words.isEmpty else { return }
    for key in words.keys {
      var rows: Set<Int64> = []
      var isWhole = false
      for change in changes {
        if change.collection == key {
          rows.insert(change.id)
          continue
        }
        guard let face = Collections.named(change.collection) else { continue }
        let links = face.fields.filter { $0.kind.targets.contains(key) }
        if links.isEmpty {
          // A row that others are named by: a tag with another name is another word on everybody.
          if case .set = change { isWhole = true }
          continue
        }
        rows.formUnion(touched(change, links, face))
      }
      if isWhole {
        words[key] = nil
      } else {
        words[key]?.forget(rows)
      }
    }
  }

  /// The rows that a changed row is about, before and after.
  private func touched(
    _ change: Change, _ links: [FieldInfo], _ face: CollectionFace
  ) -> [Int64] {
    switch change {
    case .insert(_, let record), .remove(_, let record):
      return links.flatMap { record[$0.key].references }
    case .set(_, let id, _, let before, let after):
      return before.references + after.references
        + links.flatMap { face.read(community, id, $0.key)?.references ?? [] }
    case .add(_, let id, _, let element), .drop(_, let id, _, let element):
      return element.references
        + links.flatMap { face.read(community, id, $0.key)?.references ?? [] }
    }
  }
}

extension Query {
  /// Whether bare words stand in it, or a saved query that may hold some.
  var hasWords: Bool {
    switch self {
    case .word, .saved: true
    case .and(let parts), .or(let parts): parts.contains(where: \.hasWords)
    case .not(let part): part.hasWords
    case .all, .field, .tag: false
    }
  }
}

extension FieldValue {
  /// The rows that a value refers to.
  fileprivate var references: [Int64] {
    switch self {
    case .ref(let raw): [raw]
    case .list(let values), .record(let values): values.flatMap(\.references)
    case .none, .flag, .int, .text, .day, .instant, .raw: []
    }
  }
}
