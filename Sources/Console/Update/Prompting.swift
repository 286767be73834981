import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Panes
import Widgets
import Wording

/// The prompt in which queries are typed, for filters and for marks: completion with counts, the queries
/// of before, and what each clause matches.
extension Console {
  /// A key while typing a filter: the list follows each valid query at once.
  mutating func typeFilter(_ chord: KeyChord, _ before: Filtering) -> [Effect] {
    var filtering = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      setFilter(filtering.restore)
      mode = .browsing
    case (.enter, _):
      if filtering.error == nil {
        remember(filtering.editor.text)
        mode = .browsing
      } else {
        say(
          "筛选写得不对，名单还是上一次有效的；Esc 放弃",
          "The filter is not valid, the list shows the last valid one; Esc gives up", .warning)
      }
    case (.pageDown, _): state.list.move(by: max(1, listHeight - 1), in: state.listing.ids)
    case (.pageUp, _): state.list.move(by: -max(1, listHeight - 1), in: state.listing.ids)
    default:
      guard promptKey(chord, &filtering) else { return [] }
      applyFilterText(filtering)
    }
    return []
  }

  /// A key while typing a query that marks, or keeps marks.
  mutating func typeMarking(_ chord: KeyChord, _ before: Filtering) -> [Effect] {
    var filtering = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control): mode = .browsing
    case (.enter, _):
      let text = filtering.editor.text
      if text.allSatisfy(\.isWhitespace) {
        mode = .browsing
        if filtering.purpose == .keep { keep(Set(state.listing.ids)) }
        return []
      }
      guard let found = found(by: filtering) else {
        mode = .marking(judged(filtering))
        return []
      }
      remember(text)
      mode = .browsing
      mark(found, filtering)
    default:
      guard promptKey(chord, &filtering) else { return [] }
      mode = .marking(judged(filtering))
    }
    return []
  }

  private mutating func mark(_ found: [Int64], _ filtering: Filtering) {
    switch filtering.purpose {
    case .keep: keep(Set(found))
    case .mark, .filter:
      if filtering.takesOut {
        let before = state.marks.count
        state.marks.subtract(found)
        let gone = before - state.marks.count
        say("按条件取消了 \(gone) 个选择", "\(gone) marks taken out by query")
      } else {
        state.marks.formUnion(found)
        say("按条件选了 \(found.count) 行", "\(found.count) rows marked by query")
      }
    }
  }

  private mutating func keep(_ rows: Set<Int64>) {
    let before = state.marks.count
    state.marks.formIntersection(rows)
    say(
      "\(before) 个选择留下 \(state.marks.count) 个；C-o 找回",
      "\(state.marks.count) of \(before) marks stay; C-o brings the others back")
  }

  /// The rows of the pane that a marking query means; nil where it is wrong.
  private mutating func found(by filtering: Filtering) -> [Int64]? {
    let text = filtering.query
    prepareWords(for: text)
    guard case .test(let test, _) = pane.filter(input, text) else { return nil }
    return state.natural.flatMap(\.ids).filter(test)
  }

  /// The prompt with what is wrong with the query, or how many rows it means.
  mutating func judged(_ before: Filtering) -> Filtering {
    var filtering = before
    filtering.error = nil
    filtering.matches = nil
    let text = filtering.query
    guard !text.allSatisfy(\.isWhitespace) else { return filtering }
    prepareWords(for: text)
    switch pane.filter(input, text) {
    case .test(let test, _):
      filtering.matches = state.natural.reduce(0) { $0 + $1.ids.count(where: test) }
    case .wrong(let error): filtering.error = error
    }
    return filtering
  }

  /// Puts what is typed into force where it is valid, and says what is wrong where it is not.
  mutating func applyFilterText(_ before: Filtering) {
    var filtering = before
    filtering.error = nil
    let text = filtering.editor.text
    if text.allSatisfy(\.isWhitespace) {
      setFilter("")
    } else if text != state.filterText || state.filterStamp != rowStamp {
      prepareWords(for: text)
      switch pane.filter(input, text) {
      case .test(let test, let paraphrase): enforce(text, test, paraphrase)
      case .wrong(let error): filtering.error = error
      }
    }
    mode = .filtering(filtering)
  }

  // MARK: What every prompt for queries does

  /// A key that edits, completes, recalls or explains; false where the key is none of these.
  private mutating func promptKey(_ chord: KeyChord, _ filtering: inout Filtering) -> Bool {
    switch (chord.key, chord.modifiers) {
    case (.tab, _):
      guard !filtering.completions.isEmpty else { return false }
      complete(&filtering)
    case (.character("n"), .control): step(&filtering, by: 1)
    case (.character("p"), .control), (.backtab, _): step(&filtering, by: -1)
    case (.up, _): recall(&filtering, older: true)
    case (.down, _): recall(&filtering, older: false)
    case (.character("r"), .control): search(&filtering)
    case (.function(1), _): explain(&filtering)
    default:
      guard filtering.editor.edit(chord) else { return false }
      filtering.recall = nil
      filtering.isSearching = false
      filtering.choice = nil
      filtering.explanation = nil
      offer(&filtering)
    }
    return true
  }

  /// Finds what may stand at the caret.
  mutating func offer(_ filtering: inout Filtering) {
    let text = filtering.editor.textBeforeCaret
    filtering.completions = []
    guard !text.isEmpty, let queries = CollectionQueries.named(pane.collection) else { return }
    if countsRevision != revision {
      counts = QueryCounts()
      countsRevision = revision
    }
    filtering.completions = queries.completions(text, input.scene, language, &counts)
  }

  private func step(_ filtering: inout Filtering, by rows: Int) {
    let count = filtering.completions.count
    guard count > 0 else { return }
    let next = filtering.choice.map { $0 + rows } ?? (rows > 0 ? 0 : count - 1)
    filtering.choice = (next + count) % count
  }

  /// Puts the chosen completion in the place of the unfinished word.
  private mutating func complete(_ filtering: inout Filtering) {
    let completion = filtering.completions[filtering.choice ?? 0]
    let before = Array(filtering.editor.textBeforeCaret.utf8)
    let after = filtering.editor.text.dropFirst(filtering.editor.textBeforeCaret.count)
    guard completion.place.start <= before.count else { return }
    let head = String(decoding: before[..<completion.place.start], as: UTF8.self)
    filtering.editor.replace(with: head + completion.text + after)
    for _ in after { _ = filtering.editor.edit(KeyChord(.left)) }
    filtering.choice = nil
    filtering.explanation = nil
    offer(&filtering)
  }

  /// Goes through the queries of before that begin with what is typed.
  private func recall(_ filtering: inout Filtering, older: Bool) {
    let typed = filtering.recall?.typed ?? filtering.editor.text
    let known = (queryHistory[pane.collection] ?? []).reversed().filter {
      $0.hasPrefix(typed) && $0 != typed
    }
    let back = (filtering.recall?.back ?? -1) + (older ? 1 : -1)
    guard back < known.count else { return }
    filtering.recall = back < 0 ? nil : (back, typed)
    filtering.editor.replace(with: back < 0 ? typed : known[back])
    filtering.completions = []
    filtering.explanation = nil
  }

  /// Finds the newest query of before that holds what is typed, then ever older ones.
  private func search(_ filtering: inout Filtering) {
    let typed = filtering.recall?.typed ?? filtering.editor.text
    let known = (queryHistory[pane.collection] ?? []).reversed().filter {
      $0.contains(typed) && $0 != typed
    }
    guard !known.isEmpty else { return }
    let back = ((filtering.recall?.back ?? -1) + 1) % known.count
    filtering.isSearching = true
    filtering.recall = (back, typed)
    filtering.editor.replace(with: known[back])
    filtering.completions = []
    filtering.explanation = nil
  }

  /// Shows what each clause matches alone, or no longer.
  private mutating func explain(_ filtering: inout Filtering) {
    guard filtering.explanation == nil else {
      filtering.explanation = nil
      return
    }
    guard let queries = CollectionQueries.named(pane.collection) else { return }
    prepareWords(for: filtering.query)
    let (clauses, missing) = queries.explain(filtering.query, input.scene)
    filtering.explanation = Filtering.Explanation(clauses: clauses, missing: missing)
  }

  /// Keeps a query that was asked, the newest last and each once.
  mutating func remember(_ text: String) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    var known = queryHistory[pane.collection] ?? []
    known.removeAll { $0 == text }
    known.append(text)
    queryHistory[pane.collection] = known.suffix(100)
  }
}

extension Filtering {
  /// Whether a marking query takes marks out: `- ` at its beginning.
  var takesOut: Bool {
    purpose == .mark && (editor.text.hasPrefix("- ") || editor.text.hasPrefix("－ "))
  }

  /// The query without the sign that marks are taken out.
  var query: String { takesOut ? String(editor.text.dropFirst(2)) : editor.text }
}
