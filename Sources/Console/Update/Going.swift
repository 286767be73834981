import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

/// From a row to what it has to do with: the members of a group, who brought somebody and whom they
/// brought, its campaign, what was done to it.
extension Console {
  /// The members of the group under the cursor, or the member that the row speaks of.
  mutating func goToMembers() {
    guard let id = state.list.cursor else { return sayNothing() }
    if pane.collection == Group.collection.key, let group = community.groups[raw: id] {
      showMembers(of: group)
    } else if let member = memberUnderCursor {
      land(on: member.id.raw, in: .members)
    } else if let group = refer("group").flatMap({ community.groups[raw: $0] }) {
      showMembers(of: group)
    } else {
      say("这一行说的不是群，也不是人", "This row speaks of no group and of nobody")
    }
  }

  /// The campaign of the row under the cursor; of a member, the one they took part in last.
  mutating func goToCampaign() {
    guard let id = state.list.cursor else { return sayNothing() }
    var campaign = refer("campaign")
    if pane.collection == KocCandidate.collection.key {
      campaign = community.candidates[raw: id]?.trial?.campaign?.raw
    }
    if campaign == nil, let member = memberUnderCursor {
      campaign =
        community.referrers(of: member.id.raw, through: "participations.member").last
        .flatMap { community.participations[raw: $0]?.campaign.raw }
    }
    guard let campaign, community.campaigns[raw: campaign] != nil else {
      return say("这一行没有活动", "This row has no campaign")
    }
    land(on: campaign, in: .campaigns)
  }

  /// Whoever brought the member of the row under the cursor.
  mutating func goToReferrer() {
    guard let member = memberUnderCursor else { return sayNobody() }
    let inviter = community.memberships(of: member.id).first { $0.inviter != nil }?.inviter
    guard let inviter = inviter.flatMap({ community.members[$0] }) else {
      return say("\(member.name) 没有邀请人", "Nobody brought \(member.name)")
    }
    land(on: inviter.id.raw, in: .members)
  }

  /// Everybody whom the member of the row under the cursor brought.
  mutating func goToInvitees() {
    guard let member = memberUnderCursor else { return sayNobody() }
    guard community.referrerCount(of: member.id.raw, through: "memberships.inviter") > 0 else {
      return say("\(member.name) 还没带来人", "\(member.name) has brought nobody yet")
    }
    showMembers(where: "inviter", is: member.name)
    say("\(member.name) 带来的；Esc 清筛选", "Brought by \(member.name); Esc clears")
  }

  /// Asks for the steps that changed the row under the cursor.
  mutating func askForAudit() -> [Effect] {
    guard let row = state.list.cursor else {
      sayNothing()
      return []
    }
    return [.trace(row)]
  }

  /// The steps that changed a row have been found.
  mutating func traced(_ row: Int64, _ steps: [ID<ChangeGroup>]) {
    guard state.list.cursor == row else { return }
    let name = pane.name(input, row)
    guard !steps.isEmpty else {
      return say("\(name) 还没有人改过", "Nobody has changed \(name) yet")
    }
    mode = .history(HistoryView(trace: HistoryView.Trace(name: name, steps: Set(steps))))
  }

  /// Shows the members of a group.
  mutating func showMembers(of group: Group) {
    showMembers(where: "group", is: group.name)
    say("\(group.name) 的成员；Esc 清筛选，1 回到群", "Members of \(group.name); Esc clears, 1 goes back")
  }

  /// Shows the members who are on a list.
  mutating func showMembers(of list: Segment) {
    showMembers(where: "list", is: list.name)
    say("名单「\(list.name)」；Esc 清筛选，L 回到名单", "List “\(list.name)”; Esc clears, L goes back")
  }

  /// The name is quoted, so that one with spaces or signs stays one value.
  private mutating func showMembers(where field: String, is name: String) {
    _ = show(
      paneNamed: PaneDefinition.members.id,
      filter: "\(field)=\"\(name.replacing("\"", with: "\\\""))\"")
  }

  /// Brings a pane to the front with the cursor on a row, whatever hid that row before.
  private mutating func land(on row: Int64, in pane: PaneDefinition) {
    guard show(paneNamed: pane.id, filter: "") else { return }
    state.showsOnlyMarked = false
    state.view = pane.pictures.count
    refreshListing()
    guard let place = state.listing.ids.firstIndex(of: row) else {
      return say("这一行不在\(pane.title.zh)里", "The row is not in \(pane.title.en)")
    }
    state.list.go(to: place, in: state.listing.ids)
    state.detailTop = 0
    say(
      "到了 \(pane.name(input, row))；\(PaneCatalog.all[current].title.zh)",
      "At \(pane.name(input, row)), \(PaneCatalog.all[current].title.en)")
  }

  /// The member that the row under the cursor is or speaks of.
  private var memberUnderCursor: Member? {
    guard let id = state.list.cursor else { return nil }
    if pane.collection == Member.collection.key { return community.members[raw: id] }
    return refer("member").flatMap { community.members[raw: $0] }
  }

  /// What a field of the row under the cursor refers to.
  private func refer(_ field: String) -> Int64? {
    guard let id = state.list.cursor else { return nil }
    return Collections.named(pane.collection)?.read(community, id, field)?.ref
  }

  private mutating func sayNobody() {
    guard state.list.cursor != nil else { return sayNothing() }
    say("这一行说的不是人", "This row speaks of nobody")
  }

  private mutating func sayNothing() {
    say("这里没有行", "There is no row here")
  }
}
