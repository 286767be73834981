import Cells
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

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
        mode = .browsing
      } else {
        say(
          "筛选写得不对，名单还是上一次有效的；Esc 放弃",
          "The filter is not valid, the list shows the last valid one; Esc gives up", .warning)
      }
    case (.down, _): state.list.move(by: 1, in: state.listing.ids)
    case (.up, _): state.list.move(by: -1, in: state.listing.ids)
    default:
      guard filtering.editor.edit(chord) else { return [] }
      mode = .filtering(filtering)
      applyFilterText(filtering)
    }
    return []
  }

  /// Puts what is typed into force where it is valid, and says what is wrong where it is not.
  mutating func applyFilterText(_ before: Filtering) {
    var filtering = before
    filtering.error = nil
    let text = filtering.editor.text
    if text.allSatisfy(\.isWhitespace) {
      setFilter("")
    } else {
      switch pane.filter(input, text) {
      case .test(let test, let paraphrase): enforce(text, test, paraphrase)
      case .wrong(let error): filtering.error = error
      }
    }
    mode = .filtering(filtering)
  }

  /// Puts a filter into force.
  mutating func setFilter(_ text: String) {
    guard !text.isEmpty, case .test(let test, let paraphrase) = pane.filter(input, text) else {
      enforce(text, nil, Localized("", ""))
      return
    }
    enforce(text, test, paraphrase)
  }

  /// Puts a filter into force that has been understood already, so that a keystroke reads it once.
  private mutating func enforce(
    _ text: String, _ test: (@Sendable (Int64) -> Bool)?, _ paraphrase: Localized
  ) {
    state.filterText = text
    state.filterTest = test
    state.paraphrase = paraphrase
  }

  /// A key while typing a name to jump to.
  mutating func typeJump(_ chord: KeyChord, _ before: Jumping) -> [Effect] {
    var jumping = before
    switch (chord.key, chord.modifiers) {
    case (.enter, _):
      mode = .browsing
    case (.escape, _), (.character("c"), .control):
      mode = .browsing
      if let row = before.from.flatMap(state.listing.ids.firstIndex(of:)) {
        state.list.go(to: row, in: state.listing.ids)
      }
    case (.down, _): jump(to: jumping.editor.text, after: state.list.index)
    case (.up, _): jump(to: jumping.editor.text, before: state.list.index)
    default:
      guard jumping.editor.edit(chord) else { return [] }
      mode = .jumping(jumping)
      jump(to: jumping.editor.text)
    }
    return []
  }

  /// Puts the cursor on the nearest row whose name fits.
  mutating func jump(to text: String, after: Int? = nil, before: Int? = nil) {
    guard !text.isEmpty else { return }
    lastJump = text
    let input = self.input
    let needle = folding.fold(text)
    let ids = state.listing.ids
    let (pane, folding) = (self.pane, self.folding)
    let fits = { (id: Int64) -> Bool in
      let name = pane.name(input, id)
      return folding.fold(name).contains(needle) || folding.sounds(name, needle)
    }
    let found: Int?
    if let after {
      found = ids.indices.dropFirst(after + 1).first { fits(ids[$0]) }
    } else if let before {
      found = ids.indices.prefix(before).last { fits(ids[$0]) }
    } else {
      found = ids.firstIndex(where: fits)
    }
    if let found {
      state.list.go(to: found, in: ids)
    } else if after == nil, before == nil {
      say("没有叫「\(text)」的", "Nobody is called “\(text)”")
    }
  }
}
