import Cells
import CommunityModel
import Console
import Glibc
import Wording

/// The wall: pages of sums that turn by themselves, always read-only.
enum DashboardCommand {
  static let verb = Verb(
    "dashboard",
    "[--kiosk[=strict]] [--page NAME] [--rotate S] [--once] [--plain] [--format text|json]",
    "大屏：只读，自己翻页，没有人名和手机号",
    "The wall: read-only, turns its pages itself, shows no names of people and no numbers of theirs",
    [
      .flag(
        "--kiosk", "公用屏幕：哪个键都关不掉，SIGTERM 才结束", "for a shared screen: no key ends it, SIGTERM does",
        degrees: ["strict"]),
      .value("--page", "NAME", "从哪一页开始：\(pageNames)", "the page to begin with: \(pageNames)"),
      .value(
        "--rotate", "S", "几秒翻一页，5 到 120，默认 20", "seconds a page stays, 5 to 120, 20 unless told"),
      .flag("--once", "输出一次就结束，不用终端", "says it once and ends, without a terminal"),
      .flag("--plain", "成行的文字，给读屏和日志", "linear words for screen readers and logs"),
      .value("--size", "WxH", "--once 画多大，默认 80x24", "how large --once draws, 80x24 unless told"),
      .value("--format", "text|json", "--once 的输出格式", "how --once answers"),
    ],
    run: { (call) throws(Failure) in
      let options = try WallRules.machine(call).applied(to: try options(call))
      let format = try call.format(["text", "json"], default: "text")
      guard call.has("--once") else {
        guard call["--format"] == nil, call["--size"] == nil else {
          throw .usage(
            Localized("--format 和 --size 要和 --once 一起用", "--format and --size go with --once"))
        }
        return call.has("--plain") ? try tell(call, options.wall) : try open(call, options)
      }
      return try once(call, options.wall, format)
    })

  private static let pageNames = WallPages.all.map(\.id).joined(separator: ", ")

  private static func options(_ call: Call) throws(Failure) -> WallRules.Asked {
    guard call.words.isEmpty else {
      throw .usage(
        Localized("dashboard 后面只有选项", "dashboard takes options only, no “\(call.words[0])”"))
    }
    var options = Wall.Options()
    options.isKiosk = call.has("--kiosk")
    if let name = call["--page"] {
      guard let place = WallPages.place(of: name) else {
        throw .usage(
          Localized(
            "没有「\(name)」这一页，有：\(pageNames)", "There is no page “\(name)”; there are: \(pageNames)"))
      }
      options.page = place
    }
    if let seconds = try call.number("--rotate") {
      let range = Wall.Options.rotation
      guard range.contains(seconds) else {
        throw .usage(
          Localized(
            "--rotate 要 \(range.lowerBound) 到 \(range.upperBound) 秒",
            "--rotate wants \(range.lowerBound) to \(range.upperBound) seconds"))
      }
      options.rotateSeconds = seconds
    }
    return WallRules.Asked(wall: options, isStrict: call["--kiosk"] == "strict")
  }

  private static func open(_ call: Call, _ asked: WallRules.Asked) throws(Failure) -> Int32 {
    guard Output.isTerminal else {
      throw .usage(
        Localized(
          "大屏要在终端里打开；别的用处加 --once 或 --plain",
          "The wall wants a terminal; for anything else add --once or --plain"))
    }
    let outcome = MainActor.assumeIsolated {
      Result { () throws(Failure) -> Int32 in
        // The lock comes first: what is read and drawn later is read and drawn behind it.
        let options = try asked.sealed()
        return try WallLoop(call, options).run()
      }
    }
    return try outcome.get()
  }

  // MARK: Once

  private static func once(
    _ call: Call, _ options: Wall.Options, _ format: String
  ) throws(Failure) -> Int32 {
    let size = try size(call)
    let feed = try WallFeed(call.globals)
    let wall = Wall(feed, call.globals, size: size, options: options)
    let named = call["--page"] == nil ? Array(WallPages.all.indices) : [options.page]
    if format == "json" {
      Output.line(WallDocument(wall).json(pages: named).text)
    } else if call.has("--plain") {
      for (order, place) in named.enumerated() {
        if order > 0 { Output.line("") }
        for line in wall.reading(page: place) { Output.line(line) }
      }
    } else {
      for row in wall.frame().rows { Output.line(row) }
    }
    return 0
  }

  private static func size(_ call: Call) throws(Failure) -> Size {
    let parts = (call["--size"] ?? "80x24").lowercased().split(separator: "x").map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      (1...1000).contains(width), (1...1000).contains(height)
    else {
      throw .usage(Localized("--size 要 120x40 这样", "--size wants something like 120x40"))
    }
    return Size(width: width, height: height)
  }

  // MARK: Line by line

  /// Says every page once, then whatever page changed, until it is ended from outside.
  private static func tell(_ call: Call, _ options: Wall.Options) throws(Failure) -> Int32 {
    let feed = try WallFeed(call.globals)
    var wall = Wall(feed, call.globals, size: Size(width: 80, height: 24), options: options)
    let places = call["--page"] == nil ? Array(WallPages.all.indices) : [options.page]
    var said: [Int: [String]] = [:]
    let stopwatch = Stopwatch()
    while true {
      for place in places {
        let lines = wall.reading(page: place)
        // The first line holds the clock, which alone is no news.
        guard said[place].map({ $0.dropFirst() != lines.dropFirst() }) ?? true else { continue }
        said[place] = lines
        Output.write((lines + [""]).joined(separator: "\n") + "\n")
      }
      var waiting = [pollfd(fd: feed.descriptor ?? -1, events: Int16(POLLIN), revents: 0)]
      _ = poll(&waiting, 1, 1000)
      let elapsed = stopwatch.elapsed
      var intents: [WallIntent] = [.tick(call.globals.present, elapsed: elapsed)]
      intents.append(feed.news(at: elapsed))
      for intent in intents where wall.update(intent).contains(.reload) {
        _ = wall.update(feed.reload() ?? .readable(false))
      }
    }
  }
}
