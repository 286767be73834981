import Cells
import CommunityModel
import CommunityStore
import Console
import Glibc
import Interchange
import Wording

/// A console and the workspace beneath it: does what the console asks of the store and tells it what the
/// store says. What is asked of a screen it hands on.
@MainActor
final class Desk {
  /// The console.
  var console: Console
  /// Does what the console asks of a screen.
  var onScreen: (Effect) -> Void = { _ in }
  /// Called when something could not be stored.
  var onFailure: () -> Void = {}
  /// Called when something was stored.
  var onSuccess: () -> Void = {}
  /// Writes; nil where the session only looks.
  let store: StoreThread?
  /// Reads what others store.
  private(set) var follower: Follower

  private var sign: PresenceSign?
  private var backupDay: Day?
  private let globals: Globals
  private var log: WorkspaceLog
  /// Whether changes stay in memory and count as stored at once: a rehearsal.
  private let isRehearsal: Bool
  /// Transactions stored since the workspace was opened, by id, so that they can be read for undo.
  private var lately: [ID<ChangeGroup>: LoggedGroup] = [:]
  private var rehearsed: [ID<ChangeGroup>: ChangeGroup] = [:]
  private var retryAt: Int64 = 0
  private let hasUnfinishedErasure: Bool
  private let stopwatch = Stopwatch()

  /// Opens the workspace, for writing where that is possible and asked for.
  init(_ globals: Globals, rehearsal: Bool = false) throws(Failure) {
    self.globals = globals
    isRehearsal = rehearsal
    var visiting = globals
    if rehearsal { visiting.isReadOnly = true }
    let visit = try Visit(visiting)
    let opened = visit.opened
    store = visit.store
    follower = Follower(opened)
    log = opened.ledger.log
    hasUnfinishedErasure = opened.hasUnfinishedErasure
    let history: [HistoryEntry]
    do throws(StoreError) {
      history = try log.all().map(HistoryEntry.init)
    } catch {
      throw Failure(error)
    }
    let moment = globals.moment(in: opened.community)
    var capability = rehearsal ? .full : visit.capability
    if let last = history.last, globals.now != nil, last.at > moment.now, capability == .full,
      !rehearsal
    {
      capability = .readOnly(
        Localized("--now 早于最后一步，只能看", "--now lies before the last step: look only"))
    }
    var community = opened.community
    if rehearsal { community.mint = IDMint(machine: 1) }
    console = Console(
      community: community, moment: moment, history: history,
      actor: globals.actor(machine: visit.machine), capability: capability,
      language: globals.language, size: .init(width: 80, height: 24), folding: .eastAsian,
      dayNames: .chinese)
    if let store {
      store.lookForClashes(in: opened)
      sign = PresenceSign(WorkspaceDirectory(globals.workspacePath), name: globals.operatorName)
    }
  }

  /// What is done once the screen is there: why it may only look, who else is here, what is left over.
  func settleIn() {
    if case .readOnly(let reason) = console.capability { handle(.locked(reason)) }
    if hasUnfinishedErasure { store?.erase() }
    lookRound()
  }

  /// Tells the console what happened and does what it asks for.
  func handle(_ intent: Intent) {
    for effect in console.update(intent) { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .append(let group):
      if isRehearsal {
        rehearsed[group.id] = group
        handle(.stored(group.id, sequence: console.history.count))
      } else {
        store?.append(group)
      }
    case .load(let id): load(id)
    case .trace(let row): trace(row)
    case .reload: reload()
    case .rescue: rescue()
    case .export(let sheet): export(sheet)
    default: onScreen(effect)
    }
  }

  /// Takes the answers of the store.
  func takeReplies() {
    guard let store else { return }
    for reply in store.takeReplies() {
      switch reply {
      case .stored(let logged):
        onSuccess()
        for entry in logged {
          lately[entry.id] = entry
          handle(.stored(entry.id, sequence: entry.sequence))
          if entry.action == ErasureReport.action { store.erase() }
        }
        if store.isCompactionDue, store.waitingCount == 0 { store.compact(console.community) }
      case .behind(let foreign):
        for stored in foreign { lately[stored.logged.id] = stored.logged }
        let effects = console.update(.behind(foreign.map(\.group)))
        // What is in memory no longer agrees with the disk: everything is read anew.
        if effects.contains(.reload) { store.reopen() } else { replace(store, effects) }
      case .reopened(let opened): replace(store, takeAnew(opened))
      case .backedUp: break
      case .backupFailed(let error):
        handle(
          .unavailable(Localized("今天的备份没做成：", "Today's backup failed: ") + error.words))
      case .erased(let report): handle(.told(report.words))
      case .erasureFailed(let error):
        handle(
          .unavailable(
            Localized("旧文件还没清完，运行 qunzhu erase：", "Older files are not cleared; run qunzhu erase: ")
              + error.words))
      case .failed(let error, _):
        retryAt = stopwatch.elapsed + 5000
        handle(.failed(error.words))
        onFailure()
      case .clashes(let clashes): handle(.contested(clashes.map(Contested.init)))
      case .compacted, .compactionFailed: break
      }
    }
  }

  /// Waits until everything is on disk, or the disk refuses.
  func waitForDisk() {
    guard let store else { return }
    while store.waitingCount > 0 {
      var waiting = [pollfd(fd: store.wakeDescriptor, events: Int16(POLLIN), revents: 0)]
      guard poll(&waiting, 1, 5000) > 0 else { break }
      takeReplies()
      if case .failed = console.saving { break }
    }
    takeReplies()
  }

  /// Takes what others stored.
  func takeForeign() {
    switch follower.changes() {
    case .nothing: lookRound()
    case .unreadable: break
    case .reopen: if let store { store.reopen() } else { reload() }
    case .groups(let stored):
      let known = Set(console.history.suffix(stored.count + 64).map(\.id))
      let foreign = stored.filter { !known.contains($0.group.id) }
      guard !foreign.isEmpty else { return }
      if let store {
        // Another machine's journal has arrived: its steps may belong before ours.
        let isFromAfar = foreign.contains { $0.logged.place.machine != Int(console.actor.machine) }
        if isFromAfar { store.reopen() } else { store.catchUp() }
      } else {
        for entry in foreign { lately[entry.logged.id] = entry.logged }
        handle(.received(foreign.map(\.group)))
      }
    }
  }

  /// Lets time pass: the clock moves, and what could not be stored is tried again now and then.
  func takeTime() {
    let minute = console.minute
    handle(.tick(globals.present))
    if console.minute != minute { lookRound() }
    if case .failed = console.saving, let store, stopwatch.elapsed >= retryAt {
      retryAt = stopwatch.elapsed + 5000
      store.retry()
    }
  }

  private func load(_ id: ID<ChangeGroup>) {
    if let group = rehearsed[id] { return handle(.loaded(group)) }
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

  /// Looks through the history for the steps that changed a row.
  private func trace(_ row: Int64) {
    var steps = rehearsed.values.filter { $0.changes.contains { $0.id == row } }.map(\.id)
    do throws(StoreError) {
      var known = Dictionary(try log.all().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      known.merge(lately) { $1 }
      for entry in known.values {
        if try log.group(entry).changes.contains(where: { $0.id == row }) { steps.append(entry.id) }
      }
      handle(.traced(row, steps))
    } catch {
      handle(.unavailable(error.words))
    }
  }

  /// Writes rows to a file that is not there yet; a rehearsal writes none.
  private func export(_ sheet: ExportSheet) {
    if isRehearsal { return handle(.written(path: sheet.path, rows: sheet.rows.count)) }
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
      let opened = try WorkspaceDirectory(globals.workspacePath).read()
      log = opened.ledger.log
      lately = [:]
      follower = Follower(opened)
      var community = opened.community
      community.mint = console.community.mint
      handle(.reloaded(community, try log.all().map(HistoryEntry.init)))
    } catch {
      handle(.unavailable(error.words))
    }
  }

  /// Hands over what is planned anew in place of what waited, and does the rest.
  private func replace(_ store: StoreThread, _ effects: [Effect]) {
    store.replace(
      effects.compactMap { effect in
        if case .append(let group) = effect { group } else { nil }
      })
    for effect in effects {
      if case .append = effect { continue }
      perform(effect)
    }
  }

  /// Takes in the workspace as it is after its files were replaced.
  private func takeAnew(_ opened: OpenedWorkspace) -> [Effect] {
    store?.lookForClashes(in: opened)
    log = opened.ledger.log
    lately = [:]
    follower = Follower(opened)
    let history = (try? log.all().map(HistoryEntry.init)) ?? []
    return console.update(.reopened(opened.community, history))
  }

  /// Once a minute, and when something moves: who else is here, and whether today has its backup.
  private func lookRound() {
    guard let sign else { return }
    let names = sign.presence.others().map(\.name)
    if names != console.colleagues { handle(.present(names)) }
    let today = console.figures.moment.today
    guard backupDay != today, globals.now == nil else { return }
    backupDay = today
    store?.backUp(today)
  }

  /// Saves a copy where there is room for it: the person's house first, then other disks.
  private func rescue() {
    let stamp =
      "\(globals.present.milliseconds / 1000)-\(String(UInt32.random(in: 0 ... .max), radix: 16))"
    let places = ["QUNZHU_RESCUE", "HOME", "XDG_RUNTIME_DIR"].compactMap(Globals.environment)
    var words = Localized("没有地方可以另存", "There is no place for a copy")
    for place in places + ["/var/tmp", "/dev/shm"] {
      let target = "\(place)/qunzhu-rescue-\(stamp)"
      do throws(StoreError) {
        let rescue = try WorkspaceDirectory(globals.workspacePath).rescue(
          to: target, community: console.community, waiting: console.waiting,
          actor: console.actor, at: globals.present)
        handle(.told(rescue.words(target)))
        return
      } catch {
        words = error.words
      }
    }
    handle(.unavailable(words))
  }
}
