import Cells
import Panes
import Wording

/// A walk through the console in a few steps; it goes on when the step is done, and ends when told to.
struct Tour: Equatable, Sendable {
  /// One step: what to try, and what counts as having tried it.
  struct Step: Sendable {
    let words: @Sendable (Console) -> Localized
    let done: Set<Command>
  }

  /// The step that is shown.
  private(set) var place = 0

  /// The steps in order.
  static let steps: [Step] = [
    Step(
      words: { console in
        let (down, up) = (console.keyName(of: .moveDown), console.keyName(of: .moveUp))
        return Localized(
          "\(down) 和 \(up)（或方向键）在名单里走。光标下那一行的来龙去脉在下面或右边。试一下 \(down)",
          "\(down) and \(up), or the arrows, move through the list; what is behind the row stands below or beside. Try \(down)"
        )
      }, done: [.moveDown, .moveUp]),
    Step(
      words: { console in
        let mark = console.keyName(of: .mark)
        return Localized(
          "\(mark) 选中一行再往下走；选中的人一起改。选一行试试",
          "\(mark) marks a row and moves on; what is marked is changed together. Mark one")
      }, done: [.mark, .markUp, .markAll, .range]),
    Step(
      words: { console in
        let menu = console.keyName(of: .menu)
        return Localized(
          "\(menu) 打开能做的事，按数字就做，输入法开着也行。改多行之前总会先给你看。按 \(menu)，再 Esc 回来",
          "\(menu) opens what can be done, by digit. Changes to several rows are always shown first. Press \(menu), then Esc"
        )
      }, done: [.menu]),
    Step(
      words: { console in
        let filter = console.keyName(of: .filter)
        return Localized(
          "\(filter) 边打字边筛：名字、拼音、首字母，或 阶段:预流失。按 \(filter)，Esc 还原",
          "\(filter) filters while you type: a name, its pinyin, or stage:churnWarning. Press \(filter), Esc restores"
        )
      }, done: [.filter, .jump]),
    Step(
      words: { console in
        let (undo, help) = (console.keyName(of: .undo), console.keyName(of: .help))
        return Localized(
          "改动自动存，右上角「● 已存」就一定在盘上；改错了按 \(undo)。数字键换面板。\(help) 随时看全部的键，按一下收尾",
          "Changes save themselves: “● saved” means on disk; \(undo) takes them back. Digits choose panes. \(help) shows every key; press it to finish"
        )
      }, done: [.help]),
  ]

  /// The step shown now; nil when the walk is over.
  var step: Step? { Self.steps.indices.contains(place) ? Self.steps[place] : nil }

  /// Goes on to the next step.
  mutating func goOn() { place += 1 }
}

extension Console {
  /// Starts the walk, or goes on to its next step.
  mutating func stepTour() {
    guard var walk = tour else {
      tour = Tour()
      return
    }
    walk.goOn()
    tour = walk.step == nil ? nil : walk
    if tour == nil {
      say(
        "导览到这里；\(keyName(of: .tour)) 再看一遍",
        "That was the tour; \(keyName(of: .tour)) shows it again")
    }
  }

  /// Notices a command that the step of the walk asked for.
  mutating func tourSees(_ command: Command) {
    guard let step = tour?.step, step.done.contains(command) else { return }
    stepTour()
  }

  func drawTour(_ tour: Tour, in grid: inout CellGrid) {
    guard let step = tour.step else { return }
    let title = text(
      "导览 \(tour.place + 1)/\(Tour.steps.count)", "Tour \(tour.place + 1)/\(Tour.steps.count)")
    let next = keyName(of: .tour)
    let lines =
      TextFit.wrap(step.words(self)[language], to: size.width - 4)
      + [text("\(next) 下一步   Esc 不看了", "\(next) next   Esc leaves the tour")]
    let rect = drawPanel(title, lines: lines.count, in: &grid)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      grid.put(
        line, at: Point(x: 2, y: rect.y + row), style: row + 1 == lines.count ? .dim : .normal,
        limit: size.width - 3)
    }
  }
}
