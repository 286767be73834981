import Cells
import CommunityModel
import CommunityQuery
import Console
import EastAsia
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
        size: Size(width: 120, height: 36), folding: .eastAsian)
    }
    var console = made
    Page.line("open the console (figures, first list)", opening)
    let (ahead, reading) = Stopwatch.once { console.readAhead() }
    if let ahead { console.take(ahead) }
    Page.line("read and fold the texts of members (in the background)", reading)
    let (_, switching) = Stopwatch.once { press("2", &console) }
    Page.line("change to the members pane", switching)
    let moves = Stopwatch.each(200) { _ in press("j", &console) }
    Page.line("key to frame, median", moves.median, "p99 \(Page.format(moves.p99)) ms")
    press("/", &console)
    let typed = Array("stage:churnWarning spend>=500 tag:囤货")
    var slowest = (after: "", spent: 0.0)
    let typing = Stopwatch.each(typed.count) { place in
      let (_, spent) = Stopwatch.once { press(String(typed[place]), &console) }
      if spent > slowest.spent { slowest = (String(typed[...place]), spent) }
    }
    Page.line(
      "filter keystroke to frame, median", typing.median,
      "longest \(Page.format(slowest.spent)) ms, at “\(slowest.after)”")
    press("esc", &console)
    jump(&console)
    words(&console)
    edit(&console)
    let (_, marking) = Stopwatch.once { press("V", &console) }
    Page.line("mark all", marking, "\(demo.members.count) rows")
    press("t", &console)
    for character in "基准" { press(String(character), &console) }
    let (_, planning) = Stopwatch.once { press("enter", &console) }
    Page.line("plan a tag on all of them", planning)
    let (done, doing) = Stopwatch.once { confirm(&console) }
    Page.line("do it (rows, figures, list, frame)", doing, done.isEmpty ? "NOT DONE" : "")
    let (undone, undoing) = Stopwatch.once { press("u", &console) }
    Page.line("undo it", undoing, undone.isEmpty ? "NOT DONE" : "")
  }

  /// The selection and the edit that VisiData is asked for too.
  private func edit(_ console: inout Console) {
    for key in ["*"] + "消费>=500".map(String.init) { press(key, &console) }
    let (_, select) = Stopwatch.once { press("enter", &console) }
    for key in [":"] + "member.city.set".map(String.init) + ["enter", "杭", "州"] {
      press(key, &console)
    }
    let (_, plan) = Stopwatch.once { press("enter", &console) }
    let count = console.plannedCount
    let (done, commit) = Stopwatch.once { confirm(&console) }
    Page.line("mark by query, 消费>=500", select, "\(count) rows to be changed")
    Page.line("plan and do an edit of those", plan + commit, done.isEmpty ? "NOT DONE" : "")
    let (_, undo) = Stopwatch.once { press("u", &console) }
    Page.line("undo it", undo)
    for key in ["esc", "esc"] { press(key, &console) }
    VisiDataBench(demo, moment).run(ours: (select, plan + commit, count))
  }

  /// Jumping while a name is typed; nobody is called so, and therefore every name is looked at.
  private func jump(_ console: inout Console) {
    for name in ["zhangqz", "曾囤囤", "zzzz"] {
      press("'", &console)
      let typed = name.map(String.init)
      let typing = Stopwatch.each(typed.count) { place in press(typed[place], &console) }
      Page.line(
        "jump to “\(name)”, keystroke to frame, median", typing.median,
        "longest \(Page.format(typing.sorted.last ?? 0)) ms")
      press("esc", &console)
    }
  }

  /// Says yes to the plan on the screen: with `y`, or with the count where it asks for that.
  private func confirm(_ console: inout Console) -> [Effect] {
    let count = String(console.plannedCount)
    for digit in count { press(String(digit), &console) }
    let counted = press("enter", &console)
    return counted.isEmpty ? press("y", &console) : counted
  }

  /// Bare words, over texts that are read and folded already.
  private func words(_ console: inout Console) {
    press("/", &console)
    let (_, first) = Stopwatch.once { press("小", &console) }
    Page.line("first bare word", first)
    let typing = Stopwatch.each(24) { place in
      press(place % 4 == 3 ? "C-u" : ["x", "m", "王"][place % 4], &console)
    }
    Page.line(
      "bare word keystroke to frame, median", typing.median,
      "longest \(Page.format(typing.sorted.last ?? 0)) ms")
    press("C-u", &console)
    press("esc", &console)
  }

  @discardableResult
  private func press(_ key: String, _ console: inout Console) -> [Effect] {
    guard let chord = KeyChord(key) else { return [] }
    let effects = console.update(.key(chord))
    _ = console.frame()
    return effects
  }
}

extension TextFolding {
  /// The folding of the program itself.
  static let eastAsian = TextFolding(
    fold: { Folding.key($0) }, sounds: { Pinyin.matches($0, $1) },
    listen: { typed in
      let needle = PinyinNeedle(typed)
      return { needle.matches(utf8: $0) }
    })
}
