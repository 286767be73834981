import Cells
import CommunityModel
import CommunityRules
import Console
import Glibc
import Wording

/// What a wall costs that stands all day: a simulated day of ticks and frames, and the targets' reading.
struct WallBench {
  private let demo: Community
  private let moment: Moment

  init(_ demo: Community, _ moment: Moment) {
    self.demo = demo
    self.moment = moment
  }

  func run() {
    let (made, opening) = Stopwatch.once {
      Wall(
        community: demo, moment: moment, importedAt: moment.now, language: .chinese,
        size: Size(width: 120, height: 36))
    }
    var wall = made
    Page.line("open the wall", opening)
    // A first hour lets caches settle; the day after it must not grow.
    _ = day(&wall, from: 0, hours: 1)
    let before = resident
    let (frames, spent) = Stopwatch.once { day(&wall, from: 3600, hours: 24) }
    let grown = Double(resident - before) / 1e6
    Page.line(
      "a simulated day of the wall", spent,
      "\(frames) frames, memory \(grown < 0 ? "" : "+")\(Page.format(grown)) MB")
    let figures = Figures.computed(from: demo, moment: moment)
    let (past, looking) = Stopwatch.once { EarlierFigures(demo, moment: moment) }
    Page.line("the earlier days that targets compare with", looking)
    let (_, reading) = Stopwatch.once {
      GoalBoard(MetricScene(demo, figures: figures, earlier: past))
    }
    Page.line("read all targets", reading)
  }

  /// Ticks every second of some hours, drawing where something changed; says how many frames.
  private func day(_ wall: inout Wall, from start: Int64, hours: Int64) -> Int {
    var frames = 0
    for second in start..<start + hours * 3600 {
      _ = wall.update(.tick(moment.now.adding(seconds: second), elapsed: second * 1000))
      _ = wall.update(.readable(true))
      guard wall.isStale else { continue }
      wall.isStale = false
      frames += wall.frame().size.width > 0 ? 1 : 0
    }
    return frames
  }

  /// Bytes of this process that are in memory.
  private var resident: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
  }
}
