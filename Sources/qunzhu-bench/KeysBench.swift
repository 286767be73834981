import Cells
import CommunityModel
import CommunityQuery
import Console
import DemoWorkspace
import EastAsia
import Wording

/// A million random keys, pastes, clicks and resizes: nothing may end the console, every frame is whole,
/// and the journal makes the rows that are shown.
///
/// Run by `qunzhu-bench keys [COUNT] [SEED]`; it is no measure of speed but too long for the tests.
struct KeysBench {
  /// How many of the slowest are told.
  private static let told = 8
  private let count: Int
  private var state: UInt64
  private var journal: [ChangeGroup] = []

  init(_ arguments: [String]) {
    count = arguments.first.flatMap { Int($0) } ?? 1_000_000
    state = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 7
  }

  /// True where everything held.
  mutating func run() -> Bool {
    let moment = Moment(now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(seconds: 0))
    var demo = DemoWorkspace.make(members: 200, moment: moment)
    demo.mint = IDMint(machine: 0x33333)
    demo.relink()
    var rows = demo
    var console = Console(
      community: demo, moment: moment, history: [],
      actor: Actor(name: "bench", machine: 0x33333, process: 1), language: .chinese,
      themes: ["mo", "paper"], size: Size(width: 80, height: 24),
      folding: TextFolding(fold: { Folding.key($0) }, sounds: { Pinyin.matches($0, $1) }))
    console.setup.usesMouse = true
    // The program makes the readings in the background; the first key to look for a name waits for nothing.
    _ = Pinyin.table
    var slowest: [(milliseconds: Double, what: String)] = []
    var broken = 0
    let whole = Stopwatch.once {
      for step in 0..<count {
        let intent = intent(console.size, moment)
        let (_, spent) = Stopwatch.once { feed(intent, &console, &rows, &broken) }
        if spent > slowest.last?.milliseconds ?? 0 || slowest.count < Self.told {
          slowest.append((spent, "\(step + 1) \(intent) → \(console.frame().rows[0])"))
          slowest.sort { $0.milliseconds > $1.milliseconds }
          slowest.removeLast(max(0, slowest.count - Self.told))
        }
        // A history without end would measure the history and not the keys.
        if journal.count > 400 {
          if rows != console.community { broken += 1 }
          journal = []
          console = renewed(rows, moment, console)
        }
        if step % 100_000 == 99_999 { print("  \(step + 1) done") }
      }
    }
    let isSame = rows == console.community
    Page.line("\(count) random keys, pastes, clicks, resizes", whole.1)
    for (milliseconds, what) in slowest {
      Page.line("one of the longest with its frame", milliseconds, String(what.prefix(100)))
    }
    print("  frames broken \(broken), journal makes the rows: \(isSame ? "yes" : "NO")")
    return broken == 0 && isSame
  }

  private func renewed(_ rows: Community, _ moment: Moment, _ last: Console) -> Console {
    var rows = rows
    rows.mint = last.community.mint
    var console = Console(
      community: rows, moment: moment, history: [],
      actor: Actor(name: "bench", machine: 0x33333, process: 1), language: last.language,
      themes: ["mo", "paper"], size: last.size,
      folding: TextFolding(fold: { Folding.key($0) }, sounds: { Pinyin.matches($0, $1) }))
    console.setup.usesMouse = true
    return console
  }

  private mutating func feed(
    _ intent: Intent, _ console: inout Console, _ rows: inout Community, _ broken: inout Int
  ) {
    var effects = console.update(intent)
    while let effect = effects.first {
      effects.removeFirst()
      switch effect {
      case .append(let group):
        journal.append(group)
        do {
          try rows.apply(group.changes)
        } catch {
          broken += 1
        }
        effects += console.update(.stored(group.id, sequence: journal.count))
      case .load(let id):
        if let group = journal.first(where: { $0.id == id }) {
          effects += console.update(.loaded(group))
        }
      case .trace(let row):
        let steps = journal.filter { $0.changes.contains { $0.id == row } }.map(\.id)
        effects += console.update(.traced(row, steps))
      case .edit(let sheet):
        effects += console.update(.edited(number(2) == 0 ? sheet + text() : nil, Localized("", "")))
      case .export(let sheet):
        effects += console.update(.written(path: sheet.path, rows: sheet.rows.count))
      case .reload: effects += console.update(.reloaded(console.community, console.history))
      default: break
      }
    }
    let grid = console.frame()
    for y in 0..<grid.size.height {
      var x = 0
      while x < grid.size.width { x += max(1, grid[x, y].width) }
      if x != grid.size.width { broken += 1 }
    }
  }

  private static let keys: [KeyChord] =
    Array(
      "jjjjkkkGgggsSvVIMzzoltmrcdua;:/?*'.,&=[]{}yYtT@iUnEwhpkAFRBCDHPXO`\"$()<>N0123456789 是（），。；：！？会员日囤a-09李婉清zhs"
    ).map { KeyChord($0) }
    + [
      "enter", "enter", "enter", "esc", "esc", "esc", "tab", "backtab", "up", "down", "left",
      "right", "home", "end", "pageup", "pagedown", "backspace", "delete", "space", "C-r", "C-d",
      "C-u", "C-o", "C-n", "C-w", "A-b", "f1", "f2", "f3", "f4", "f6", "f9",
    ].compactMap { KeyChord($0) }

  private mutating func intent(_ size: Size, _ moment: Moment) -> Intent {
    switch number(1000) {
    case 0..<15: return .paste(text())
    case 15..<30:
      return .resize(
        Size(
          width: 1 + number(number(4) == 0 ? 400 : 140),
          height: 1 + number(number(4) == 0 ? 120 : 50)))
    case 30..<80:
      let kinds: [MouseEvent.Kind] = [
        .press(1), .press(1), .press(3), .release(1), .wheelUp, .wheelDown,
      ]
      return .mouse(
        MouseEvent(
          kind: kinds[number(kinds.count)],
          point: Point(x: number(size.width + 2), y: number(size.height + 2))))
    case 80..<85: return .tick(moment.now.adding(seconds: Int64(number(7200))))
    case 85..<88: return .pause
    case 88..<90: return .focus(number(2) == 0)
    case 90..<110:
      return .key(KeyChord(Character(Unicode.Scalar(UInt32(0x20 + number(0x2FFFF))) ?? "x")))
    default: return .key(Self.keys[number(Self.keys.count)])
    }
  }

  private mutating func text() -> String {
    var text = ""
    for _ in 0..<number(60) {
      text.unicodeScalars.append(Unicode.Scalar(UInt32(number(0x1FFFF))) ?? "\n")
    }
    return text
  }

  /// The next number below a limit, the same for the same seed.
  private mutating func number(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
  }
}
