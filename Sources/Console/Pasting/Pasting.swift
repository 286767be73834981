import CommunityModel
import CommunityRules
import Widgets
import Wording

/// A pasted list being gone through: who its lines are, and what comes next for those people.
struct Pasting: Sendable {
  /// What can be done with the people of a list; none of it leaves a trace by itself.
  enum FollowUp: Int, CaseIterable, Sendable { case select, tag, list, copy }

  /// Looking for one line's person by hand.
  struct Finding: Sendable {
    var editor = LineEditor()
    var offers: [ID<Member>] = []
    var choice = 0
  }

  var people: PastedPeople
  /// The place of the cursor in `order`.
  var row = 0
  var followUp: FollowUp = .select
  var finding: Finding?
  /// Whether lines were numbered, as in a 接龙.
  var isNumbered: Bool

  /// Lines in the order they are shown: doubtful ones first, as each asks for a decision.
  var order: [Int] {
    let places = people.entries.indices
    return places.filter { isDoubtful($0) } + places.filter { !isDoubtful($0) }
  }

  /// How many lines still ask for a decision.
  var doubtCount: Int { people.doubts.between + people.doubts.nobody }

  /// The line under the cursor, as a place among the entries.
  var place: Int? {
    let order = self.order
    return order.indices.contains(row) ? order[row] : nil
  }

  /// Moves the cursor, within the list.
  mutating func move(by rows: Int) {
    row = min(max(0, row + rows), max(0, people.entries.count - 1))
  }

  /// Decides the line under the cursor; the cursor then stands on the next doubt, if there is one.
  mutating func decide(_ found: PastedPeople.Found) {
    guard let place else { return }
    people.entries[place].found = found
    // The line has left the doubts, so the next one has come up to this row.
    if row >= doubtCount, doubtCount > 0 { row = doubtCount - 1 }
  }

  private func isDoubtful(_ place: Int) -> Bool {
    switch people.entries[place].found {
    case .between, .nobody: true
    case .sure, .skipped: false
    }
  }
}
