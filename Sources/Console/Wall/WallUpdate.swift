public import Cells
public import CommunityModel
import Wording

/// What can happen to a wall.
public enum WallIntent: Sendable {
  /// A key was pressed.
  case key(KeyChord)
  /// The terminal has another size.
  case resize(Size)
  /// Time went on: the present, and milliseconds of a clock that never goes back.
  case tick(Instant, elapsed: Int64)
  /// Everything was read anew.
  case loaded(Community, Moment, importedAt: Instant?, isDamaged: Bool)
  /// Others stored something; the instant of the newest import among it.
  case received([ChangeGroup], importedAt: Instant?)
  /// The data on disk can be read, or it cannot.
  case readable(Bool)
}

/// What a wall asks the world to do; there is nothing that writes.
public enum WallEffect: Equatable, Sendable {
  /// Read everything anew.
  case reload
  /// Leave; never asked for by a kiosk.
  case quit
}

extension Wall {
  /// Takes in what happened.
  public mutating func update(_ intent: WallIntent) -> [WallEffect] {
    switch intent {
    case .key(let chord): return press(chord.asciiFolded)
    case .resize(let size):
      self.size = size
      isStale = true
    case .tick(let now, let elapsed): tick(now, elapsed)
    case .loaded(let community, let moment, let importedAt, let isDamaged):
      now = moment.now
      take(community, moment, importedAt: importedAt)
      trouble = isDamaged ? .damaged : nil
    case .received(let groups, let importedAt):
      guard apply(groups, importedAt: importedAt) else { return [.reload] }
      if trouble == .unreadable { trouble = nil }
    case .readable(let isReadable):
      let after: Trouble? = isReadable ? (trouble == .unreadable ? nil : trouble) : .unreadable
      isStale = isStale || after != trouble
      trouble = after
    }
    return []
  }

  private mutating func tick(_ present: Instant, _ elapsed: Int64) {
    let wasAlarmed = isAlarmed
    self.elapsed = max(self.elapsed, elapsed)
    if present.milliseconds / 60_000 != now.milliseconds / 60_000 {
      now = present
      recount()
    }
    if let goalsDue, self.elapsed >= goalsDue { readGoals() }
    if notice != nil, self.elapsed >= noticeUntil {
      notice = nil
      isStale = true
    }
    if wasAlarmed != isAlarmed { isStale = true }
    if explained != nil {
      guard self.elapsed >= explainedUntil else { return }
      explained = nil
      turnedAt = self.elapsed
      isStale = true
    }
    guard !isHeld, self.elapsed - turnedAt >= Int64(options.rotateSeconds) * 1000 else { return }
    turnOn()
  }

  /// The next of the pages that turn by themselves.
  private mutating func turnOn() {
    guard let place = options.turning.firstIndex(of: page) else {
      show(options.turning.first ?? page)
      return
    }
    show(options.turning[(place + 1) % options.turning.count])
  }

  /// Milliseconds until something of its own accord changes on the screen.
  public var patience: Int64 {
    var wait: Int64 = 60_000
    if !isHeld, explained == nil {
      wait = min(wait, turnedAt + Int64(options.rotateSeconds) * 1000 - elapsed)
    }
    if notice != nil { wait = min(wait, noticeUntil - elapsed) }
    if isAlarmed { wait = min(wait, alarmUntil - elapsed) }
    if let goalsDue { wait = min(wait, goalsDue - elapsed) }
    if explained != nil { wait = min(wait, explainedUntil - elapsed) }
    return max(0, wait)
  }

  var isAlarmed: Bool { elapsed < alarmUntil }

  private mutating func turn(by steps: Int) {
    let count = WallPages.all.count
    var place = page
    repeat { place = (place + steps + count) % count } while !isAllowed(place) && place != page
    show(place)
  }

  private func isAllowed(_ place: Int) -> Bool { options.allowed?.contains(place) ?? true }

  private mutating func show(_ place: Int) {
    page = place
    turnedAt = elapsed
    explained = nil
    isStale = true
  }

  /// Explains the first target, then the next; what was explained closes by itself.
  private mutating func explain() {
    guard WallPages.all[page].id == "goals", !facts.goals.goals.isEmpty else {
      refuse()
      return
    }
    let next = explained.map { $0 + 1 } ?? 0
    explained = next < facts.goals.goals.count ? next : nil
    explainedUntil = elapsed + 30_000
    turnedAt = elapsed
    isStale = true
  }

  private mutating func say(_ words: Localized) {
    notice = words
    noticeUntil = elapsed + 3000
    isStale = true
  }

  private mutating func press(_ chord: KeyChord) -> [WallEffect] {
    let text = chord.description
    let prefix = pendingKey
    pendingKey = nil
    if notice != nil {
      notice = nil
      isStale = true
    }
    if prefix == "z", takeView(text) { return [] }
    switch text {
    case "tab", "right", "down", "j", "l", "pagedown": turn(by: 1)
    case "backtab", "left", "up", "k", "h", "pageup": turn(by: -1)
    case "1", "2", "3", "4", "5", "6", "7", "8", "9": choose(text)
    case "space": hold()
    case "enter": explain()
    case "?", "f1", "0":
      showsHelp.toggle()
      isStale = true
    case "z": pendingKey = "z"
    case "esc":
      isStale = isStale || showsHelp || explained != nil
      showsHelp = false
      explained = nil
    case "q", "Q", "f10", "C-c":
      if !options.isKiosk { return [.quit] }
      refuse()
    default: refuse()
    }
    return []
  }

  private mutating func takeView(_ text: String) -> Bool {
    switch text {
    case "t":
      guard let place = themes.firstIndex(of: theme) else { return true }
      theme = themes[(place + 1) % themes.count]
    case "l": language = language == .chinese ? .english : .chinese
    default: return false
    }
    isStale = true
    return true
  }

  private mutating func choose(_ text: String) {
    guard let place = WallPages.place(of: text) else {
      say(Localized("没有第 \(text) 页", "There is no page \(text)"))
      return
    }
    guard isAllowed(place) else {
      say(Localized("管理员没开放这一页", "The administrator does not allow this page"))
      return
    }
    show(place)
  }

  private mutating func hold() {
    isHeld.toggle()
    turnedAt = elapsed
    isStale = true
  }

  private mutating func refuse() {
    say(Localized("大屏只看，这个键没有用", "The wall is read-only: this key does nothing"))
  }
}
