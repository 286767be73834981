import Cells
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

extension Console {
  /// Puts a filter into force.
  mutating func setFilter(_ text: String) {
    prepareWords(for: text)
    guard !text.isEmpty, case .test(let test, let paraphrase) = pane.filter(input, text) else {
      enforce(text, nil, Localized("", ""))
      return
    }
    enforce(text, test, paraphrase)
  }

  /// Puts a filter into force that has been understood already, so that a keystroke reads it once.
  mutating func enforce(
    _ text: String, _ test: (@Sendable (Int64) -> Bool)?, _ paraphrase: Localized
  ) {
    state.filterText = text
    state.filterTest = test
    state.filterStamp = rowStamp
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
    let ids = state.listing.ids
    let (pane, folding) = (self.pane, self.folding)
    // What is typed is made ready once, not for each of a hundred thousand names.
    let (needle, ear) = (TextNeedle(text, folding: folding), folding.listen(text))
    let fits = { (id: Int64) -> Bool in
      var name = pane.name(input, id)
      return needle.isWithin(name) || name.withUTF8(ear)
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
