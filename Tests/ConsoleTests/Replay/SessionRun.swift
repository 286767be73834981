import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Foundation
import Panes
import TestKit
import Testing
import Wording

@testable import Console

/// Plays a session against the console and a store in memory, and compares.
struct SessionRun {
  /// What was not as it should be.
  struct Mismatch: CustomStringConvertible {
    let line: Int
    let what: String

    var description: String { "line \(line): \(what)" }
  }

  private let script: SessionScript
  private var console: Console
  private var store: MemoryStore
  private var asked: [String] = []
  /// What the person will do in the editor: `old > new`, line by line.
  private var editor: [String] = []
  private var reported = 0
  private var now = SessionShop.moment.now
  private var strangers = IDMint(machine: 0x22222)
  /// What was not as expected.
  private(set) var mismatches: [Mismatch] = []
  /// The keys that were pressed in lists, as key tables write them, with the pane before them.
  private(set) var pressedInLists: Set<String> = []
  /// The keys that were pressed anywhere else: in prompts, menus, previews.
  private(set) var pressedElsewhere: Set<String> = []
  /// What really happened, by the line of the block that expects it.
  private(set) var actual: [Int: [String]] = [:]

  /// Plays a session to its end.
  static func play(_ script: SessionScript) throws -> SessionRun {
    var run = try SessionRun(script)
    for step in script.steps { try run.take(step) }
    run.settle()
    return run
  }

  private init(_ script: SessionScript) throws {
    self.script = script
    func setting(_ name: String) -> String? { script.steps.first { $0.name == name }?.argument }
    let newcomers = (setting("newcomers") ?? "").split(separator: "/").compactMap { Int($0) }
    let shop = setting("shop")
    var day = SketchDay()
    var rows =
      switch shop {
      // The drawn morning: forty groups, fourteen applications, nine newcomers left alone.
      case "morning": day.community()
      // The drawn board: candidates at every stage.
      case "koc": try KocSketch.community()
      case "demo": DemoWorkspace.make(members: 200, moment: SketchDay.moment)
      default:
        try SessionShop.open(
          others: setting("members").flatMap { Int($0) } ?? 0, newcomers: newcomers.last ?? 0,
          guided: newcomers.first ?? 0)
      }
    let moment = shop == nil ? SessionShop.moment : SketchDay.moment
    now = moment.now
    let size = (setting("size") ?? "80x24").split(separator: "x").compactMap { Int($0) }
    store = MemoryStore(rows)
    rows.mint = IDMint(machine: 0x33333)
    var capability = Console.Capability.full
    if let reason = setting("read-only") {
      let words = reason.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      capability = .readOnly(Localized(words.first ?? "", words.last ?? ""))
    }
    console = Console(
      community: rows, moment: moment, history: [],
      actor: Actor(name: "小林", machine: 0x33333, process: 1), capability: capability,
      language: setting("language") == "en" ? .english : .chinese, themes: ["mo", "paper"],
      size: Size(width: size.first ?? 80, height: size.last ?? 24), folding: .eastAsia)
    let wishes = script.steps.filter { $0.name == "bind" }.map { step in
      let words = step.argument.split(separator: " ").map(String.init)
      return (id: words.first ?? "", keys: [words.dropFirst().joined(separator: " ")])
    }
    console.setup.bindings = KeyBindings.checked(wishes).bindings
  }

  private mutating func take(_ step: SessionScript.Step) throws {
    switch step.name {
    case "keys": for intent in try SessionKeys.intents(step.argument) { handle(intent) }
    case "burst": try burst(step.argument)
    case "colleague": try colleague(step)
    case "clock": try pass(step)
    case "sale": try sell(step)
    case "disk": disk(step.argument)
    case "pause": handle(.pause)
    case "focus": handle(.focus(step.argument == "in"))
    case "mouse": handle(.mouse(try mouse(step)))
    case "editor": editor.append(step.argument)
    case "screen": expect(step, screen(step.argument))
    case "journal":
      expect(step, (reported..<store.journal.count).map(store.line))
      reported = store.journal.count
    case "asks":
      expect(step, asked)
      asked = []
    default: break
    }
  }

  /// One thing happens; the store answers before the next key is read, as it does for people.
  private mutating func handle(_ intent: Intent) {
    note(intent)
    perform(console.update(intent))
    answer()
    FrameLaw.hold(console.frame(), "\(script.title) after \(intent)")
  }

  /// Writes down which key was pressed where.
  private mutating func note(_ intent: Intent) {
    guard case .key(let chord) = intent else { return }
    if case .browsing = console.mode {
      let key = chord.asciiFolded.description
      let keys = console.pendingKey.map { "\($0) \(key)" } ?? key
      pressedInLists.formUnion([keys, "\(console.pane.id): \(keys)"])
    } else {
      pressedElsewhere.insert(chord.description)
    }
  }

  private mutating func answer() {
    while true {
      let replies = store.reply()
      guard !replies.isEmpty else { return }
      for reply in replies { perform(console.update(reply)) }
      if store.disk == .full { return }
    }
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .append(let group): store.append(group)
      case .load(let id): perform(console.update(store.load(id)))
      case .trace(let row): perform(console.update(store.trace(row)))
      case .reload: perform(console.update(store.reload(mint: console.community.mint)))
      case .copy(let text):
        asked.append("copy \(text.replacing("\t", with: " · ").replacing("\n", with: " / "))")
      case .discardInput: asked.append("discard keys typed ahead")
      case .redraw: asked.append("redraw")
      case .remember(let theme): asked.append("remember the theme \(theme)")
      case .useMouse(let isOn): asked.append(isOn ? "mouse on" : "mouse off")
      case .rescue: asked.append("rescue")
      case .suspend: asked.append("suspend")
      case .edit(let text): edit(text)
      case .export(let sheet):
        asked.append("export \(sheet.rows.count) rows as \(sheet.format.rawValue) to \(sheet.path)")
        asked += ([sheet.headings] + sheet.rows.prefix(12)).map {
          "  " + $0.joined(separator: " · ")
        }
        perform(console.update(.written(path: sheet.path, rows: sheet.rows.count)))
      case .quit: asked.append("quit")
      }
    }
  }

  /// The editor of a session: it does what the `editor:` lines before it say, once.
  private mutating func edit(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    asked.append("edit \(lines.count { !$0.hasPrefix("#") && !$0.isEmpty } - 1) rows")
    asked += lines.filter { $0.hasPrefix("#!") }
    let edits = editor
    editor = []
    for edit in edits {
      let parts = edit.split(separator: ">", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2 else { continue }
      lines = lines.map { $0.replacing(parts[0], with: parts[1]) }
    }
    perform(console.update(.edited(lines.joined(separator: "\n"), Localized("", ""))))
  }

  /// Keys of one write: those behind a question that was not on the screen yet are thrown away.
  private mutating func burst(_ keys: String) throws {
    for intent in try SessionKeys.intents(keys) {
      let effects = console.update(intent)
      perform(effects)
      if effects.contains(.discardInput) { break }
    }
    answer()
  }

  private func mouse(_ step: SessionScript.Step) throws -> MouseEvent {
    let words = step.argument.split(separator: " ").map(String.init)
    let place = (words.last ?? "").split(separator: ",").compactMap { Int($0) }
    let kinds: [String: MouseEvent.Kind] = [
      "click": .press(1), "mark": .press(3), "up": .wheelUp, "down": .wheelDown,
    ]
    guard words.count == 2, place.count == 2, let kind = kinds[words[0]] else {
      throw SessionError(line: step.line, reason: "mouse: click 5,7")
    }
    return MouseEvent(kind: kind, point: Point(x: place[0], y: place[1]))
  }

  private mutating func pass(_ step: SessionScript.Step) throws {
    guard step.argument.hasPrefix("+"), let unit = step.argument.last,
      let length = ["s": 1, "m": 60, "h": 3600, "d": 86_400][unit],
      let count = Int64(step.argument.dropFirst().dropLast())
    else { throw SessionError(line: step.line, reason: "a clock goes on by +10m") }
    now = now.adding(seconds: count * Int64(length))
    handle(.tick(now))
  }

  private mutating func disk(_ state: String) {
    store.disk = MemoryStore.Disk(rawValue: state) ?? .works
    answer()
  }

  /// A colleague does something on another console: `[first] NAME: ACTION [ARGUMENT] on ROW, ROW`.
  private mutating func colleague(_ step: SessionScript.Step) throws {
    let parts = step.argument.split(separator: ":", maxSplits: 1).map(String.init)
    var who = parts.first ?? ""
    let isFirst = who.hasPrefix("first ")
    if isFirst { who = String(who.dropFirst(6)) }
    let halves = (parts.last ?? "").split(separator: " on ", maxSplits: 1).map(String.init)
    let words = (halves.first ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    guard halves.count == 2, let action = words.first.flatMap(ActionCatalog.named) else {
      throw SessionError(line: step.line, reason: "colleague NAME: ACTION ARGUMENT on ROW, ROW")
    }
    let names = halves[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    var rows = store.community
    rows.mint = strangers
    let face = Collections.named(action.on)
    let chosen = (face?.ids(rows) ?? []).filter {
      names.contains(face?.read(rows, $0, "name")?.text ?? "")
    }
    let moment = Moment(now: now)
    let actor = Actor(name: who.trimmingCharacters(in: .whitespaces), machine: 0x22222, process: 9)
    let scene = QueryScene(
      community: rows, figures: Figures.computed(from: rows, moment: moment))
    let plan = try action.plan(
      PlanInput(scene: scene, chosen: chosen, answers: Array(words.dropFirst()), actor: actor))
    for change in plan.changes { strangers.observe(change.id) }
    store.storeForeign(plan.group(id: strangers.mint(), at: now, actor: actor))
    if !isFirst { answer() }
  }

  /// A colleague imports paid orders, one a buyer: `YUAN to NAME, NAME` or `YUAN to 4 of ARM`, then
  /// `with OFFER` and `through KOC` where there are any.
  private mutating func sell(_ step: SessionScript.Step) throws {
    guard
      let match = step.argument.wholeMatch(
        of: /(\d+) to (.+?)(?: with (.+?))?(?: through (.+))?/),
      let yuan = Int64(match.1)
    else { throw SessionError(line: step.line, reason: "a sale is 100 to 木子") }
    let rows = store.community
    func person(_ name: Substring) -> ID<Member>? { rows.members.first { $0.name == name }?.id }
    var buyers = match.2.split(separator: ", ").compactMap(person)
    if let arm = match.2.wholeMatch(of: /(\d+) of (.+)/), let count = Int(arm.1) {
      let known = Set(
        rows.orders.filter { $0.paidAt.map { $0 >= SessionShop.moment.now } ?? false }
          .compactMap(\.member))
      buyers = Array(
        rows.participations.filter { part in
          part.arm == arm.2 && !known.contains(part.member)
            && rows.candidacies(of: part.member).isEmpty
        }.map(\.member).prefix(count))
    }
    let koc = match.4.flatMap(person)
    let changes = buyers.map { buyer in
      var order = Order(id: strangers.mint())
      order.channel = "youzan"
      order.number = "S\(order.id.raw & 0xFFFF)"
      order.member = buyer
      order.state = .completed
      order.paid = Money(fen: yuan * 100)
      order.paidAt = now
      order.more["offer"] = match.3.map { .text(String($0)) } ?? .none
      order.more["koc"] = koc.fieldValue
      return Change.insert(Order.collection.key, order.record)
    }
    guard !changes.isEmpty else { throw SessionError(line: step.line, reason: "nobody bought") }
    store.storeForeign(
      ChangeGroup(
        id: strangers.mint(), at: now, actor: Actor(name: "小周", machine: 0x22222, process: 9),
        action: "import", label: Localized("导入订单", "Import orders"), count: changes.count,
        changes: changes))
    answer()
  }

  /// The rows at the end, and the moment.
  var ending: (community: Community, moment: Moment) { (console.community, console.figures.moment) }

  private func screen(_ range: String) -> [String] {
    let rows = console.frame().rows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    let ends = range.filter { $0 != ":" }.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first >= 1 else { return rows }
    return Array(rows.dropFirst(first - 1).prefix(last - first + 1))
  }

  private mutating func expect(_ step: SessionScript.Step, _ found: [String]) {
    actual[step.line] = found
    guard found != step.expected else { return }
    for place in 0..<max(found.count, step.expected.count) {
      let (wanted, got) = (
        place < step.expected.count ? step.expected[place] : nil,
        place < found.count ? found[place] : nil
      )
      guard wanted != got else { continue }
      mismatches.append(
        Mismatch(
          line: step.line + place + 1,
          what: "\(step.name)\n  expected \(wanted ?? "nothing")\n  found    \(got ?? "nothing")"))
    }
  }

  /// At the end everything is on disk, and what the console shows is what the journal makes.
  private mutating func settle() {
    store.disk = .works
    answer()
    let end = script.lines.count
    for misfit in store.misfits { mismatches.append(Mismatch(line: end, what: misfit)) }
    if store.community != console.community {
      mismatches.append(Mismatch(line: end, what: "the journal makes other rows than the console"))
    }
    if console.saving != .saved {
      mismatches.append(Mismatch(line: end, what: "not everything is saved: \(console.saving)"))
    }
    let (shown, stored) = (console.history.map(\.id), store.journal.map(\.id))
    if shown != stored {
      mismatches.append(
        Mismatch(line: end, what: "the history shows \(shown.count) steps of \(stored.count)"))
    }
  }
}
