import Cells
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// Marks rows, always by id.
  mutating func choose(_ command: Command) {
    let ids = state.listing.ids
    switch command {
    case .mark, .markUp:
      if state.anchor != nil {
        keepRange()
      } else if let id = state.list.cursor {
        state.marks.toggle(id)
        state.list.move(by: command == .mark ? 1 : -1, in: ids)
      }
    case .range:
      if state.anchor != nil { keepRange() } else { state.anchor = state.list.cursor }
    case .markAll:
      if !ids.isEmpty, ids.allSatisfy(state.marks.contains) {
        state.marks.subtract(ids)
      } else {
        state.marks.formUnion(ids)
      }
    case .invert:
      let shown = Set(ids)
      state.marks.replace(
        with: state.marks.ids.subtracting(shown).union(shown.subtracting(state.marks.ids)))
    case .markByQuery:
      mode = .marking(Filtering(purpose: .mark, editor: LineEditor(), restore: ""))
    case .keepMarked:
      if state.marks.isEmpty {
        say("还没有选中任何一行，Space 选", "Nothing is marked yet; Space marks")
      } else {
        mode = .marking(Filtering(purpose: .keep, editor: LineEditor(), restore: ""))
      }
    case .storeMarks:
      if marksNow.isEmpty {
        say("还没有选中任何一行，Space 选", "Nothing is marked yet; Space marks")
      } else {
        mode = .lettering(.store)
      }
    case .recallMarks:
      if lettersInUse.isEmpty {
        say("还没有存过选择；选好按 m 再按一个字母", "No set of marks is kept yet; mark, then m and a letter")
      } else {
        mode = .lettering(.recall)
      }
    case .markSame: markSame(ids)
    case .onlyMarked:
      if state.marks.isEmpty {
        say("还没有选中任何一行，Space 选", "Nothing is marked yet; Space marks")
      } else {
        state.showsOnlyMarked.toggle()
      }
    case .restoreMarks:
      if !state.marks.restorePrevious() { say("没有更早的选择", "There are no earlier marks") }
    case .reselect:
      if lastChanged.isEmpty {
        say("刚才没有改过什么", "Nothing was changed just now")
      } else {
        state.marks.replace(with: lastChanged)
        say(
          "选了刚才改过的 \(lastChanged.count) 行", "The \(lastChanged.count) rows just changed are marked")
      }
    case .reselectSkipped:
      if lastSkipped.isEmpty {
        say("刚才没有跳过谁", "Nothing was left out just now")
      } else {
        state.marks.replace(with: lastSkipped)
        say(
          "选了刚才跳过的 \(lastSkipped.count) 行", "The \(lastSkipped.count) rows just left out are marked"
        )
      }
    default: break
    }
  }

  private mutating func keepRange() {
    state.marks.formUnion(state.rangeIDs)
    state.anchor = nil
  }

  /// The marks with the range that is being drawn.
  var marksNow: Set<Int64> { state.marks.ids.union(state.rangeIDs) }

  /// The letters that hold a set of marks of this pane.
  var lettersInUse: [(letter: String, count: Int)] {
    let head = pane.id + " "
    return namedSets.filter { $0.key.hasPrefix(head) && !$0.value.isEmpty }
      .map { (String($0.key.dropFirst(head.count)), $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  /// The letter of a set of marks: any character, so that an input method is no hindrance.
  mutating func letter(_ chord: KeyChord, _ what: Lettering) -> [Effect] {
    mode = .browsing
    guard let typed = chord.asciiFolded.typed, !typed.isWhitespace else { return [] }
    let key = "\(pane.id) \(typed)"
    switch what {
    case .store:
      namedSets[key] = marksNow
      say(
        "\(marksNow.count) 行存为「\(typed)」，` \(typed) 找回",
        "\(marksNow.count) rows kept as “\(typed)”; ` \(typed) brings them back", .good)
    case .recall:
      guard let kept = namedSets[key] else {
        say("「\(typed)」里没有存过", "Nothing is kept as “\(typed)”")
        return []
      }
      // Rows that are gone since are not marked again: nothing unseen is acted on.
      let known = Set(Collections.named(pane.collection)?.ids(community) ?? [])
      state.marks.replace(with: kept.intersection(known))
      let gone = kept.subtracting(known).count
      say(
        "选了「\(typed)」的 \(state.marks.count) 行" + (gone > 0 ? "，\(gone) 行已不在" : ""),
        "\(state.marks.count) rows of “\(typed)” are marked"
          + (gone > 0 ? "; \(gone) are gone" : ""))
    }
    return []
  }

  /// Marks rows with the same value: of the column the list is sorted by, or of one that is chosen.
  private mutating func markSame(_ ids: [Int64]) {
    guard state.list.cursor != nil else { return }
    if let order = state.order {
      markSame(column: order.column)
    } else {
      openSameValue()
    }
  }

  /// The rows with the same value in a column as the row under the cursor.
  func rows(likeCursorIn column: PaneColumn) -> [Int64] {
    guard let cursor = state.list.cursor else { return [] }
    let input = self.input
    if let value = column.order {
      let wanted = value(input, cursor)
      return state.listing.ids.filter { value(input, $0) == wanted }
    }
    let wanted = column.cell(input, cursor).text
    return state.listing.ids.filter { column.cell(input, $0).text == wanted }
  }

  mutating func markSame(column key: String) {
    guard let column = pane.columns.first(where: { $0.key == key }) else { return }
    let same = rows(likeCursorIn: column)
    state.marks.formUnion(same)
    say(
      "\(column.title.zh)相同的 \(same.count) 行已选",
      "\(same.count) rows with the same \(column.title.en)")
  }
}
