import Cells
import CommunityModel
import CommunityStore
import Console
import CursesScreen
import Glibc
import Interchange
import Themes
import Wording

/// Waits for keys, for the store and for time, and hands each to the console: the only work of the main
/// thread while the console is open.
@MainActor
final class EventLoop {
  private let call: Call
  private let screen: CursesScreen
  private var console: Console
  private let store: StoreThread?
  private let follower: Follower
  private var hasNews = false
  private var log: WorkspaceLog
  private let testDescriptor: Int32?
  private var frames = 0
  private var quietUntil: Int64 = 0
  private var retryAt: Int64 = 0
  private var status: Int32?

  /// Opens the workspace, for writing where that is possible and asked for.
  init(_ call: Call) throws(Failure) {
    self.call = call
    let visit = try Visit(call.globals)
    let opened = visit.opened
    var capability = visit.capability
    store = visit.store
    follower = Follower(opened)
    let history: [HistoryEntry]
    do throws(StoreError) {
      history = try opened.ledger.log.all().map(HistoryEntry.init)
    } catch {
      throw Failure(error)
    }
    log = opened.ledger.log
    screen = CursesScreen(options: CursesScreen.Options(environment: Globals.colours))
    let moment = call.globals.moment(in: opened.community)
    if let last = history.last, call.globals.now != nil, last.at > moment.now, capability == .full {
      capability = .readOnly(
        Localized("--now 早于最后一步，只能看", "--now lies before the last step: look only"))
    }
    console = Console(
      community: opened.community, moment: moment, history: history,
      actor: call.globals.actor(machine: visit.machine), capability: capability,
      language: call.globals.language, theme: call.globals.theme ?? ThemeCatalog.standard.name,
      themes: ThemeCatalog.all.map(\.name), size: Size(width: 80, height: 24),
      folding: .eastAsian, dayNames: .chinese)
    testDescriptor = Globals.environment("QUNZHU_TEST_FD").flatMap(Int32.init)
  }

  /// Runs until the person leaves, and returns the exit status.
  func run() throws(Failure) -> Int32 {
    do throws(ScreenFailure) {
      try screen.start()
    } catch {
      throw .workspace(Localized(error.chinese, error.english))
    }
    defer { screen.stop() }
    handle(.resize(screen.size))
    present()
    while status == nil {
      wait()
      takeTime()
      takeReplies()
      takeForeign()
      takeInput()
      if screen.stopSignal != nil { status = 128 + (screen.stopSignal ?? 0) }
      if status == nil { present() }
    }
    let left = store?.finish() ?? 0
    screen.stop()
    if left > 0 {
      Output.say(
        call.text("\(left) 步没能存到盘上", "\(left) changes could not be written to disk"))
      return 3
    }
    return status ?? 0
  }

  private func wait() {
    var waiting = [
      pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.signalDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    if let store {
      waiting.append(pollfd(fd: store.wakeDescriptor, events: Int16(POLLIN), revents: 0))
    }
    if let descriptor = follower.descriptor {
      waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    // The clock on the screen shows minutes; a retry after a failed save comes sooner.
    var patience = 60_000 - Int(call.globals.present.milliseconds % 60_000) + 5
    if case .failed = console.saving { patience = min(patience, 1000) }
    if let pending = screen.patience { patience = min(patience, pending) }
    if call.globals.now != nil { patience = max(patience, 1000) }
    _ = poll(&waiting, nfds_t(waiting.count), Int32(patience))
    hasNews = follower.descriptor == nil || waiting.last.map { $0.revents != 0 } ?? false
  }

  private func takeTime() {
    let now = call.globals.present
    handle(.tick(now))
    if case .failed = console.saving, let store, monotonic >= retryAt {
      retryAt = monotonic + 5000
      store.retry()
    }
  }

  private func takeInput() {
    let events = screen.readEvents()
    for (place, event) in events.enumerated() {
      switch event {
      case .key(let chord):
        if monotonic < quietUntil, chord.key != .escape { continue }
        handle(.key(chord))
      case .paste(let text): handle(.paste(text))
      case .resize(let size): handle(.resize(size))
      case .hangup: status = 129
      case .focus, .mouse: break
      }
      if status != nil { return }
      // What was typed before a question was on the screen is no answer to it.
      if isDiscarding, place + 1 < events.count {
        isDiscarding = false
        return
      }
      isDiscarding = false
    }
    if screen.isAskedToSuspend { suspend() }
  }

  private var isDiscarding = false

  private func takeReplies() {
    guard let store else { return }
    for reply in store.takeReplies() {
      switch reply {
      case .stored(let logged):
        for entry in logged {
          lately[entry.id] = entry
          handle(.stored(entry.id, sequence: entry.sequence))
        }
        if store.isCompactionDue, store.waitingCount == 0 { store.compact(console.community) }
      case .behind(let foreign):
        for stored in foreign { lately[stored.logged.id] = stored.logged }
        let effects = console.update(.behind(foreign.map(\.group)))
        store.replace(
          effects.compactMap { effect in
            if case .append(let group) = effect { group } else { nil }
          })
        for effect in effects {
          if case .append = effect { continue }
          perform(effect)
        }
      case .failed(let error, _):
        retryAt = monotonic + 5000
        handle(.failed(error.words))
      case .compacted, .compactionFailed: break
      }
    }
  }

  /// Transactions stored since the workspace was opened, by id, so that they can be read for undo.
  private var lately: [ID<ChangeGroup>: LoggedGroup] = [:]

  private func takeForeign() {
    guard hasNews else { return }
    switch follower.changes() {
    case .nothing, .unreadable: break
    case .reopen: if store == nil { reload() }
    case .groups(let stored):
      let known = Set(console.history.suffix(stored.count + 64).map(\.id))
      let foreign = stored.filter { !known.contains($0.group.id) }
      guard !foreign.isEmpty else { return }
      if let store {
        store.catchUp()
      } else {
        for entry in foreign { lately[entry.logged.id] = entry.logged }
        handle(.received(foreign.map(\.group)))
      }
    }
  }

  private func handle(_ intent: Intent) {
    for effect in console.update(intent) { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .append(let group): store?.append(group)
    case .load(let id): load(id)
    case .copy(let text):
      if !screen.copyToClipboard(text) {
        handle(.unavailable(Localized("太长，放不进剪贴板", "Too long for the clipboard")))
      }
    case .discardInput:
      screen.flushInput()
      isDiscarding = true
      quietUntil = testDescriptor == nil ? monotonic + 150 : 0
    case .redraw: screen.repaint()
    case .suspend: suspend()
    case .reload: reload()
    case .edit(let text): edit(text)
    case .export(let sheet): export(sheet)
    case .quit: status = 0
    }
  }

  private func load(_ id: ID<ChangeGroup>) {
    do throws(StoreError) {
      let known: LoggedGroup?
      if let recent = lately[id] {
        known = recent
      } else {
        known = try log.all().last { $0.id == id }
      }
      guard let known else {
        handle(.unavailable(Localized("这一步不在记录里", "This step is not in the history")))
        return
      }
      handle(.loaded(try log.group(known)))
    } catch {
      handle(.unavailable(error.words))
    }
  }

  /// Lets the person edit a text; never from a console that may only look.
  private func edit(_ text: String) {
    var outcome: OwnEditor.Outcome?
    screen.lend { outcome = OwnEditor.edit(text) }
    handle(.resize(screen.size))
    switch outcome {
    case .edited(let text): handle(.edited(text, Localized("", "")))
    case .failed(let words): handle(.edited(nil, words))
    case nil: handle(.edited(nil, Localized("没有终端，开不了编辑器", "There is no terminal for an editor")))
    }
  }

  private func export(_ sheet: ExportSheet) {
    guard let format = ExportFormat(rawValue: sheet.format.rawValue) else { return }
    let columns = zip(sheet.keys, sheet.headings).map { ExportColumn(key: $0, heading: $1) }
    let bytes = RowExport.text(sheet.rows, columns: columns, format: format)
    guard Disk.writeNew(sheet.path, bytes) else {
      let why = errno == EEXIST ? nil : String(cString: strerror(errno))
      handle(
        .unavailable(
          Localized(
            why.map { "写不了 \(sheet.path)：\($0)" } ?? "\(sheet.path) 已经有了，换个名字",
            why.map { "\(sheet.path) cannot be written: \($0)" }
              ?? "\(sheet.path) is there already; choose another name")))
      return
    }
    handle(.written(path: sheet.path, rows: sheet.rows.count))
  }

  private func reload() {
    do throws(StoreError) {
      let opened = try WorkspaceDirectory(call.globals.workspacePath).read()
      log = opened.ledger.log
      var community = opened.community
      community.mint = console.community.mint
      handle(.reloaded(community, try log.all().map(HistoryEntry.init)))
    } catch {
      handle(.unavailable(error.words))
    }
  }

  private func suspend() {
    screen.suspend()
    screen.repaint()
    handle(.resize(screen.size))
  }

  private func present() {
    let theme = ThemeCatalog.theme(named: console.theme) ?? ThemeCatalog.standard
    screen.present(console.frame(), palette: theme.palette(at: screen.colorDepth))
    guard let testDescriptor, store?.waitingCount ?? 0 == 0, !hasInput else { return }
    frames += 1
    let line = Array("idle \(frames)\n".utf8)
    _ = line.withUnsafeBytes { write(testDescriptor, $0.baseAddress, $0.count) }
  }

  /// Whether keys wait that were not read yet.
  private var hasInput: Bool {
    var waiting = [pollfd(fd: screen.fileDescriptor, events: Int16(POLLIN), revents: 0)]
    return poll(&waiting, 1, 0) > 0 && waiting[0].revents & Int16(POLLIN) != 0
  }

  private var monotonic: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
