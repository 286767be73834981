import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// Opens a pasted list where it names people; nil where the text is no such list.
  mutating func openPasting(_ text: String) -> [Effect]? {
    guard let list = PastedList(text) else { return nil }
    let people = PastedPeople(list, in: input.scene, group: pastedGroup(list))
    let isKnown = people.entries.contains { entry in
      switch entry.found {
      case .sure(_, let way): list.looksLikeList || way.rawValue <= PastedPeople.Way.remark.rawValue
      case .between: list.looksLikeList
      case .nobody, .skipped: false
      }
    }
    guard isKnown else { return nil }
    mode = .pasting(Pasting(people: people, isNumbered: list.isNumbered))
    // What was typed before the list was on the screen decides nothing about it.
    return [.discardInput]
  }

  /// The group a list belongs to: the one under the cursor, or one that its heading names.
  private func pastedGroup(_ list: PastedList) -> ID<Group>? {
    if pane.collection == Group.collection.key, let cursor = state.list.cursor {
      return ID(raw: cursor)
    }
    return community.groups.first { !$0.name.isEmpty && list.title.contains($0.name) }?.id
  }

  /// A key while a pasted list is gone through.
  mutating func sort(_ chord: KeyChord, _ before: Pasting) -> [Effect] {
    var pasting = before
    if pasting.finding != nil { return find(chord, pasting) }
    let folded = chord.asciiFolded
    let followUps = Pasting.FollowUp.allCases.count
    switch (folded.key, folded.modifiers) {
    case (.escape, _), (.character("c"), .control):
      mode = .browsing
      say("放下了，没留痕迹", "Put down; no trace of it remains")
      return []
    case (.down, _), (.character("j"), []): pasting.move(by: 1)
    case (.up, _), (.character("k"), []): pasting.move(by: -1)
    case (.pageDown, _): pasting.move(by: 10)
    case (.pageUp, _): pasting.move(by: -10)
    case (.tab, _), (.right, _):
      pasting.followUp =
        Pasting.FollowUp(rawValue: (pasting.followUp.rawValue + 1) % followUps) ?? .select
    case (.backtab, _), (.left, _):
      pasting.followUp =
        Pasting.FollowUp(rawValue: (pasting.followUp.rawValue + followUps - 1) % followUps)
        ?? .select
    case (.character("x"), []), (.delete, []): pasting.decide(.skipped)
    case (.character("s"), []), (.function(3), []): pasting.finding = Pasting.Finding()
    case (.enter, _): return follow(pasting)
    default:
      if let digit = folded.typed?.wholeNumberValue, digit >= 1, let place = pasting.place,
        case .between(let members, _) = pasting.people.entries[place].found, digit <= members.count
      {
        pasting.decide(.sure(members[digit - 1], .byHand))
      }
    }
    mode = .pasting(pasting)
    return []
  }

  /// Text pasted on top of a list: another list takes its place, a name goes into the search.
  mutating func sort(pasted text: String, _ before: Pasting) -> [Effect] {
    var pasting = before
    guard pasting.finding != nil else {
      if let effects = openPasting(text) { return effects }
      say("粘贴的内容里没有认得的人", "Nobody known is named in what was pasted")
      return []
    }
    pasting.finding?.editor.insert(text)
    mode = .pasting(offering(pasting))
    return []
  }

  private mutating func find(_ chord: KeyChord, _ before: Pasting) -> [Effect] {
    var pasting = before
    guard var finding = pasting.finding else { return [] }
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control): pasting.finding = nil
    case (.down, _), (.tab, _):
      finding.choice = min(finding.choice + 1, max(0, finding.offers.count - 1))
      pasting.finding = finding
    case (.up, _), (.backtab, _):
      finding.choice = max(0, finding.choice - 1)
      pasting.finding = finding
    case (.enter, _):
      if finding.offers.indices.contains(finding.choice) {
        pasting.finding = nil
        pasting.decide(.sure(finding.offers[finding.choice], .byHand))
      }
    default:
      guard finding.editor.edit(chord) else { return [] }
      pasting.finding = finding
      pasting = offering(pasting)
    }
    mode = .pasting(pasting)
    return []
  }

  private func offering(_ before: Pasting) -> Pasting {
    var pasting = before
    let offers = pasting.people.offers(pasting.finding?.editor.text ?? "")
    pasting.finding?.offers = offers
    pasting.finding?.choice = 0
    return pasting
  }

  /// What comes next for the people found; lines still in doubt stay out, and the screen says so.
  private mutating func follow(_ pasting: Pasting) -> [Effect] {
    let members = pasting.people.members
    guard !members.isEmpty else {
      say(
        "一位也没认出：先用 1 2 选人，或 s 找", "Nobody is known yet: choose with 1 2, or find with s", .warning)
      return []
    }
    if pasting.followUp == .copy {
      let copied = copyText(pasting)
      say(
        "已复制 \(copied.count) 行；终端不支持时，用鼠标选上面的文字",
        "\(copied.count) lines copied; where the terminal cannot, select the text with the mouse",
        .good)
      mode = .pasting(pasting)
      return [.copy(copied.joined(separator: "\n"))]
    }
    guard show(paneNamed: PaneDefinition.members.id, filter: "") else { return [] }
    state.anchor = nil
    state.marks.replace(with: Set(members.map(\.raw)))
    state.showsOnlyMarked = true
    refreshListing()
    say(
      "选中了名单里的 \(members.count) 位；M 看全部，C-o 找回之前的选择",
      "The \(members.count) people of the list are marked; M shows all, C-o brings back earlier marks",
      .good)
    let verb: BulkAction? =
      switch pasting.followUp {
      case .tag: .addTag
      case .list: .saveAsList
      case .select, .copy: nil
      }
    return verb.map { begin($0) } ?? []
  }

  /// Who gets how many, a line each, for the warehouse: name, tab, pieces.
  private func copyText(_ pasting: Pasting) -> [String] {
    var pieces: [ID<Member>: Int] = [:]
    for entry in pasting.people.entries {
      if let member = entry.member { pieces[member, default: 0] += entry.reading.copies }
    }
    return pasting.people.members.map { "\(name($0))\t\(pieces[$0] ?? 0)" }
  }

  /// The name of a member as this screen may show it.
  func name(_ member: ID<Member>) -> String {
    let name = community.members[member]?.name ?? ""
    return isMasked ? Phrases.maskedName(name) : name
  }
}
