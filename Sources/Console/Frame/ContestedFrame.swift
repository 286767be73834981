import Cells
import CommunityModel
import Panes
import Wording

/// Cards in front of a row's detail: where two people set one place without knowing of each other.
extension Console {
  /// The cards of the row under the cursor; none where nothing is contested.
  func contestedLines(_ id: Int64, _ width: Int) -> [StyledText] {
    let all = contested.of(pane.collection, id)
    guard !all.isEmpty else { return [] }
    let title = text("⚑ 两边改过，看一眼", "⚑ Set by two people")
    var lines = [Phrases.rule(title, width: width - 2, style: .warn)]
    for contested in all { lines += card(contested, width) }
    let hint = text("再改一次那一项，这里就不再列", "Set it once more and it is no longer listed")
    lines += TextFit.wrap(hint, to: width).map { StyledText($0, .dim) }
    return lines + [StyledText()]
  }

  private func card(_ contested: Contested, _ width: Int) -> [StyledText] {
    guard let field = contested.field else {
      let words = text(
        "一边删了这一行，一边还在改：行留着", "One side removed the row, the other changed it: it stays")
      return TextFit.wrap(words, to: width).map { StyledText($0) }
    }
    let words = ChangeWords(community: community, moment: figures.moment).of(
      .set(
        contested.collection, contested.id, field: field, before: contested.kept,
        after: contested.lost))
    func line(_ sign: String, _ value: String, _ setter: Contested.Setter?) -> StyledText {
      let by = setter.map { "  \($0.name) \(stamp($0.at))" } ?? ""
      let room = max(4, width - TextFit.width(of: sign + by))
      return StyledText(sign, .dim) + StyledText(TextFit.cut(value, to: room, ellipsis: "…"))
        + StyledText(by, .dim)
    }
    return [
      StyledText(words.field[language], Style(.title)),
      line(text("  算数 ", "  counts   "), words.before[language], contested.keptBy),
      line(text("  没算 ", "  does not "), words.after[language], contested.lostBy),
    ]
  }

  private func stamp(_ at: Instant) -> String {
    let zone = figures.moment.zone
    return "\(zone.day(of: at).shortText) \(zone.clock(at))"
  }
}
