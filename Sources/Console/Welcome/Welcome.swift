public import Cells
import Widgets
public import Wording

/// What a new manager decides before there is a workspace.
public struct WelcomePlan: Equatable, Sendable {
  /// How she begins.
  public enum Start: Equatable, Sendable {
    /// With nothing but the tags of her trade.
    case empty
    /// With her own files.
    case files([String])
    /// With a made-up shop to look around in.
    case demo
  }

  /// What the workspace is called.
  public let name: String
  /// The trade, by its id.
  public let trade: String
  /// How she begins.
  public let start: Start
}

/// What the first screen asks of the world.
public enum WelcomeEffect: Equatable, Sendable {
  /// Make what was decided.
  case make(WelcomePlan)
  /// Leave; nothing was made.
  case quit
}

/// The first screen of a manager who has no workspace yet: three questions, each with an answer ready.
public struct Welcome: Sendable {
  enum Step: Int, CaseIterable, Sendable { case name, trade, start, files }

  /// The language of the screen.
  public var language: Language
  /// Cells of the terminal.
  public var size: Size
  /// The signs frames are drawn with.
  public var glyphs: GlyphSet
  private let path: String
  private let isThere: @Sendable (String) -> Bool
  private(set) var step = Step.name
  private var name = LineEditor()
  private var files = LineEditor()
  private var trade = 0
  private var start = 0
  private var complaint: Localized?

  /// The first question; `isThere` says whether a file is.
  public init(
    path: String, language: Language, size: Size, glyphs: GlyphSet = .unicode,
    isThere: @escaping @Sendable (String) -> Bool
  ) {
    self.path = path
    self.language = language
    self.size = size
    self.glyphs = glyphs
    self.isThere = isThere
  }

  /// Takes a key.
  public mutating func press(_ chord: KeyChord) -> [WelcomeEffect] {
    complaint = nil
    let folded = chord.asciiFolded
    switch (folded.key, folded.modifiers) {
    case (.escape, _), (.backtab, _): return goBack()
    case (.character("c"), .control): return [.quit]
    case (.function(12), _):
      language = language == .chinese ? .english : .chinese
    case (.enter, _): return goOn()
    case (.down, _), (.tab, _): move(1)
    case (.up, _): move(-1)
    default: type(chord, folded)
    }
    return []
  }

  /// Takes pasted text: a name or paths.
  public mutating func paste(_ text: String) {
    complaint = nil
    switch step {
    case .name: name.insert(text)
    case .files: files.insert(text)
    case .trade, .start: break
    }
  }

  private mutating func type(_ chord: KeyChord, _ folded: KeyChord) {
    switch step {
    case .name: _ = name.edit(chord)
    case .files: _ = files.edit(chord)
    case .trade, .start:
      guard let digit = folded.typed?.wholeNumberValue, folded.typed?.isASCII == true else {
        return
      }
      let count = choices.count
      guard (1...count).contains(digit) else { return }
      if step == .trade { trade = digit - 1 } else { start = digit - 1 }
    }
  }

  private mutating func move(_ rows: Int) {
    let count = choices.count
    guard count > 0 else { return }
    if step == .trade {
      trade = (trade + rows + count) % count
    } else {
      start = (start + rows + count) % count
    }
  }

  private mutating func goBack() -> [WelcomeEffect] {
    switch step {
    case .name: return [.quit]
    case .trade: step = .name
    case .start: step = .trade
    case .files: step = .start
    }
    return []
  }

  private mutating func goOn() -> [WelcomeEffect] {
    switch step {
    case .name: step = .trade
    case .trade: step = .start
    case .start:
      switch start {
      case 0: step = .files
      case 1: return [.make(plan(.empty))]
      default: return [.make(plan(.demo))]
      }
    case .files:
      let paths = Self.paths(files.text)
      guard !paths.isEmpty else {
        complaint = Localized("写一个文件的路径，或把文件拖进来", "Type the path of a file, or drop one here")
        return []
      }
      if let missing = paths.first(where: { !isThere($0) }) {
        complaint = Localized("没有这个文件：\(missing)", "There is no such file: \(missing)")
        return []
      }
      return [.make(plan(.files(paths)))]
    }
    return []
  }

  private func plan(_ start: WelcomePlan.Start) -> WelcomePlan {
    let typed = name.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return WelcomePlan(
      name: typed.isEmpty ? standardName : typed, trade: Trade.all[trade].id, start: start)
  }

  private var standardName: String { language == .chinese ? "我的社群" : "My community" }

  /// Paths as a terminal types them when files are dropped on it: quoted, or with backslashes.
  static func paths(_ text: String) -> [String] {
    var paths: [String] = []
    var path = ""
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        path.append(character)
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil } else { path.append(character) }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character.isWhitespace {
        if !path.isEmpty { paths.append(path) }
        path = ""
      } else {
        path.append(character)
      }
    }
    if !path.isEmpty { paths.append(path) }
    return paths.map { $0.hasPrefix("file://") ? String($0.dropFirst(7)) : $0 }
  }

  private var choices: [(title: Localized, note: Localized)] {
    switch step {
    case .trade: Trade.all.map { ($0.title, $0.summary) }
    case .start:
      [
        (
          Localized("导入我的文件", "Bring in my files"),
          Localized("企微的群和客户列表、订单表", "WeCom lists, order tables")
        ),
        (
          Localized("先空着", "Begin empty"),
          Localized("手上没有文件，之后再导", "no files at hand; import later")
        ),
        (
          Localized("先看演示", "Look at a demo first"),
          Localized("编出来的一家店，随便改，不留下", "a made-up shop; change what you like, nothing stays")
        ),
      ]
    case .name, .files: []
    }
  }
}

extension Welcome {
  /// The screen as it is now.
  public func frame() -> CellGrid {
    var grid = CellGrid(size: size)
    let width = size.width
    func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
    guard width >= 30, size.height >= 10 else {
      grid.put(text("窗口太小", "Too small"), at: .zero, style: .warn, limit: width)
      return grid.drawn(with: glyphs)
    }
    let number = min(step.rawValue + 1, 3)
    grid.put(
      text(" 群主 · 第一次来 \(number)/3", " qunzhu · first time \(number)/3"), at: .zero,
      style: .title, limit: width)
    grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: 1), style: .border)
    let questions: [Step: Localized] = [
      .name: Localized(
        "社群库叫什么？店名就行，以后能改", "What shall the workspace be called? The shop's name will do"),
      .trade: Localized(
        "主要卖什么？决定先给你哪些标签", "What do you sell? It decides which tags you begin with"),
      .start: Localized("从哪儿开始？", "How shall it begin?"),
      .files: Localized("哪些文件？写路径，或把文件拖进来", "Which files? Type paths, or drop files here"),
    ]
    grid.put(
      questions[step]?[language] ?? "", at: Point(x: 2, y: 3), style: .heading, limit: width - 3)
    switch step {
    case .name:
      name.draw(in: &grid, at: Point(x: 2, y: 5), width: min(width - 4, 40))
      if name.isEmpty {
        grid.put(
          text("不写就叫「\(standardName)」", "Enter alone calls it “\(standardName)”"),
          at: Point(x: 2, y: 6), style: .dim, limit: width - 3)
      }
    case .files: files.draw(in: &grid, at: Point(x: 2, y: 5), width: max(2, width - 4))
    case .trade, .start: drawChoices(in: &grid)
    }
    if let complaint {
      grid.put(
        complaint[language], at: Point(x: 2, y: size.height - 4), style: .warn, limit: width - 3)
    }
    grid.put(
      text("会建在 \(path)，只有你自己能读", "It will be made in \(path), for you alone to read"),
      at: Point(x: 2, y: size.height - 3), style: .dim, limit: width - 3)
    let back = step == .name ? text("退出，什么也不建", "leave, nothing is made") : text("上一步", "back")
    grid.put(
      StyledText(" Enter", .key) + StyledText(text(" 下一步   ", " go on   "), .dim)
        + StyledText("Esc", .key) + StyledText(" \(back)   ", .dim) + StyledText("F12", .key)
        + StyledText(" 中文／English", .dim),
      at: Point(x: 0, y: size.height - 1), limit: width)
    return grid.drawn(with: glyphs)
  }

  private func drawChoices(in grid: inout CellGrid) {
    let chosen = step == .trade ? trade : start
    for (place, choice) in choices.enumerated() where place + 5 < size.height - 4 {
      var line = StyledText(place == chosen ? " ▸ " : "   ", .accent)
      line.append("\(place + 1) ", .key)
      line.append(TextFit.pad(choice.title[language], to: 22))
      line.append(choice.note[language], .dim)
      let y = place + 5
      grid.put(line.cut(to: size.width - 1, ellipsis: "…"), at: Point(x: 0, y: y))
      if place == chosen {
        grid.lay(.cursor, under: Rect(x: 0, y: y, width: size.width, height: 1))
      }
    }
  }
}
