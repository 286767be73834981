import Cells
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// Takes in one thing that happened and returns what is asked of the world; routing only.
  public mutating func update(_ intent: Intent) -> [Effect] {
    defer {
      noteShape()
      refreshListing()
    }
    switch intent {
    case .key(let chord): return press(chord)
    case .paste(let text): return paste(text)
    case .mouse(let event): return point(event)
    case .pause:
      showsKeys = pendingKey != nil
      return []
    case .focus(let isHere):
      // Half a key is forgotten by whoever looks away.
      if !isHere { (pendingKey, showsKeys) = (nil, false) }
      return []
    case .setUp(let setup, let words, let isWarning):
      setUp(setup, words, isWarning: isWarning)
      return []
    case .resize(let size):
      self.size = size
      return []
    case .tick(let now): return tick(now)
    case .stored(let id, let sequence): return stored(id, sequence)
    case .received(let groups): return received(groups)
    case .behind(let groups): return behind(groups)
    case .failed(let words):
      saving = .failed(words)
      return []
    case .loaded(let group): return loaded(group)
    case .traced(let row, let steps):
      traced(row, steps)
      return []
    case .unavailable(let words):
      notice = Notice(words: words, kind: .warning)
      return []
    case .reloaded(let community, let history): return reloaded(community, history)
    case .reopened(let community, let history): return reopened(community, history)
    case .told(let words):
      notice = Notice(words: words, kind: .good)
      return []
    case .locked(let words):
      capability = .readOnly(words)
      notice = Notice(words: words, kind: .warning)
      return []
    case .present(let names):
      colleagues = names
      return []
    case .contested(let all):
      contested = ContestedRows(all)
      return []
    case .edited(let text, let words): return edited(text, words)
    case .written(let path, let rows):
      say("\(rows) 行写到 \(path)", "\(rows) rows written to \(path)", .good)
      return []
    }
  }

  private mutating func press(_ chord: KeyChord) -> [Effect] {
    guard size.isDrawn || leads(chord, outOf: mode) else { return [] }
    if chord.modifiers != .control || chord.key != .character("c") { notice = nil }
    if !(chord.key == .character("q") || chord.key == .function(10)) { quitAsked = false }
    switch mode {
    case .browsing: return browse(chord)
    case .filtering(let filtering): return typeFilter(chord, filtering)
    case .jumping(let jumping): return typeJump(chord, jumping)
    case .marking(let filtering): return typeMarking(chord, filtering)
    case .asking(let asking): return answer(chord, asking)
    case .previewing(let previewing): return look(chord, previewing)
    case .picking(let picking): return pick(chord, picking)
    case .choosing(let chooser): return choose(chord, chooser)
    case .history(let view): return lookBack(chord, view)
    case .revising(let form): return revise(chord, form)
    case .pasting(let pasting): return sort(chord, pasting)
    case .lettering(let what): return letter(chord, what)
    case .naming(let naming): return name(chord, naming)
    case .editing:
      // Only one who presses a key while the editor was to be open sees this: it never opened.
      if chord.key == .escape { mode = .browsing }
      return []
    }
  }

  /// Whether a key steps back or leaves: all that works on a screen too small to show what is done.
  private func leads(_ chord: KeyChord, outOf mode: Mode) -> Bool {
    guard chord.key != .escape, case .browsing = mode else { return chord.key == .escape }
    guard case .command(let command) = keymap.meaning(of: chord.asciiFolded, after: pendingKey)
    else { return false }
    return [.quit, .quitNow, .suspend, .redraw].contains(command)
  }

  /// Pasted text is data: it goes into the field that is open, and in a list it offers itself as a filter.
  private mutating func paste(_ text: String) -> [Effect] {
    switch mode {
    case .filtering(var filtering):
      filtering.editor.insert(text)
      mode = .filtering(filtering)
      applyFilterText(filtering)
    case .jumping(var jumping):
      jumping.editor.insert(text)
      mode = .jumping(jumping)
      jump(to: jumping.editor.text)
    case .marking(var filtering):
      filtering.editor.insert(text)
      mode = .marking(judged(filtering))
    case .naming(var naming):
      naming.editor.insert(text)
      mode = .naming(naming)
    case .asking(var asking):
      asking.editor.insert(text)
      suggest(&asking)
      mode = .asking(asking)
    case .picking(var picking):
      picking.list.editor.insert(text)
      picking.list.refresh()
      mode = .picking(picking)
    case .revising(let form): paste(text, into: form)
    case .pasting(let pasting): return sort(pasted: text, pasting)
    case .previewing, .history, .choosing, .lettering, .editing:
      say("粘贴的内容不当按键，什么也没做", "Pasted text is not taken for keys; nothing was done")
    case .browsing:
      if let effects = openPasting(text) { return effects }
      say(
        "粘贴的内容不当按键；要用它筛选，先按 / 再粘贴",
        "Pasted text is not taken for keys; to filter by it, press / and paste")
    }
    return []
  }

  private mutating func tick(_ now: Instant) -> [Effect] {
    let before = figures.moment
    clock = now.milliseconds
    let moment = Moment(now: now, zone: before.zone)
    if moment.today != before.today {
      figures = Figures.computed(from: community, moment: moment)
      goalPast = nil
      // Tags end with a day: what words find is read anew.
      words = [:]
      revision += 1
      needs = GroupNeeds(community, figures: figures)
      flow = TierFlow(community, figures: figures)
    } else {
      figures.moment = moment
      // Deadlines pass by the minute: what they make of groups is looked through again then.
      if now.seconds / 60 != before.now.seconds / 60 {
        let renewed = GroupNeeds(community, figures: figures)
        if renewed.reasons != needs.reasons { revision += 1 }
        needs = renewed
      }
    }
    return []
  }

  private mutating func reloaded(_ community: Community, _ history: [HistoryEntry]) -> [Effect] {
    guard pending.isEmpty else { return [] }
    take(community, history)
    say("已重新读盘", "Read anew from disk", .good)
    return []
  }

  /// The files are others than those that were read: ours on the way are planned anew on top of them.
  private mutating func reopened(
    _ community: Community, _ history: [HistoryEntry]
  ) -> [Effect] {
    let stored = Set(history.map(\.id))
    let ours = pending.filter { !stored.contains($0.group.id) }
    pending = []
    take(community, history)
    let effects = planAnew(ours, after: [])
    if notice == nil { say("工作区的文件换过了，已重新读入", "The files were replaced; read anew", .good) }
    return effects
  }

  private mutating func take(_ community: Community, _ history: [HistoryEntry]) {
    self.community = community
    self.history = history
    figures = Figures.computed(from: community, moment: figures.moment)
    needs = GroupNeeds(community, figures: figures)
    goalPast = nil
    words = [:]
    revision += 1
  }
}
