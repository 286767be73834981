import Cells
import CommunityModel
import CommunityQuery
import Console
import Wording

/// What a person waits for: from key to frame, while filtering, marking, planning, doing, undoing.
struct ConsoleBench {
  private let demo: Community
  private let moment: Moment

  init(_ demo: Community, _ moment: Moment) {
    self.demo = demo
    self.moment = moment
  }

  func run() {
    let (made, opening) = Stopwatch.once {
      Console(
        community: demo, moment: moment, history: [],
        actor: Actor(name: "bench", machine: 1, process: 1), language: .chinese,
        size: Size(width: 120, height: 36), folding: .plain)
    }
    var console = made
    Page.line("open the console (figures, first list)", opening)
    let (_, switching) = Stopwatch.once { press("2", &console) }
    Page.line("change to the members pane", switching)
    let moves = Stopwatch.each(200) { _ in press("j", &console) }
    Page.line("key to frame, median", moves.median, "p99 \(Page.format(moves.p99)) ms")
    press("/", &console)
    let typed = Array("stage:churnWarning spend>=500 tag:囤货")
    let typing = Stopwatch.each(typed.count) { place in press(String(typed[place]), &console) }
    Page.line(
      "filter keystroke to frame, median", typing.median,
      "longest \(Page.format(typing.sorted.last ?? 0)) ms")
    press("esc", &console)
    let (_, marking) = Stopwatch.once { press("V", &console) }
    Page.line("mark all", marking, "\(demo.members.count) rows")
    press("t", &console)
    for character in "基准" { press(String(character), &console) }
    let (_, planning) = Stopwatch.once { press("enter", &console) }
    Page.line("plan a tag on all of them", planning)
    // Staff are skipped, so that the count to type is the number of everybody else.
    for digit in String(demo.members.count { !$0.isStaff }) { press(String(digit), &console) }
    let (done, doing) = Stopwatch.once { press("enter", &console) }
    Page.line("do it (rows, figures, list, frame)", doing, done.isEmpty ? "NOT DONE" : "")
    let (undone, undoing) = Stopwatch.once { press("u", &console) }
    Page.line("undo it", undoing, undone.isEmpty ? "NOT DONE" : "")
  }

  @discardableResult
  private func press(_ key: String, _ console: inout Console) -> [Effect] {
    guard let chord = KeyChord(key) else { return [] }
    let effects = console.update(.key(chord))
    _ = console.frame()
    return effects
  }
}
