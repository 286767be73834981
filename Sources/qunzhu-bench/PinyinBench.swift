import CommunityModel
import DemoWorkspace
import EastAsia

/// Looking for names by their sound while typing.
struct PinyinBench {
  private let demo: Community

  init(_ demo: Community) {
    self.demo = demo
  }

  /// The table of readings, which the program makes in the background when it starts.
  static func warm() {
    let (_, table) = Stopwatch.once { Pinyin.table.readings(of: "曾").count }
    Page.line("readings of all characters, once (in the background)", table)
  }

  func run() {
    let names = demo.members.map(\.name)
    for typed in ["z", "zh", "zhang", "zhangs", "zs", "曾", "zeng"] {
      let needle = PinyinNeedle(typed)
      var found = 0
      let looks = Stopwatch.each(5) { _ in found = names.count { needle.matches($0) } }
      Page.line("look for “\(typed)” in \(names.count) names", looks.median, "\(found) found")
    }
  }
}
