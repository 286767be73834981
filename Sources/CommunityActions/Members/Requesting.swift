import CommunityModel
import CommunityQuery
import Wording

/// What a request asks for, apart from whom.
struct RequestDraft: Sendable {
  let deed: RequestKind
  let group: Group
  var from: Group?
  var reason = ""
  /// How many can be asked for at most, in the order of the list; nil for any number.
  var limit: Int?
  /// Why the rest is left out.
  var beyond = Localized("群满", "Group is full")

  /// The words of a preview: 请求邀请入群「…」.
  var words: Localized {
    let way = from.map { Localized("「\($0.name)」→", "“\($0.name)” → ") } ?? Localized("", "")
    return Localized("请求：\(deed.title.zh)", "Request: \(deed.title.en) ") + way + group.quoted
  }
}

/// What a request means for one member before seats are counted.
enum RequestFit: Sendable {
  /// It can be asked for; the state it starts from, in words.
  case fits(Localized)
  /// It is so already, or asked for.
  case unchanged
  /// It is left out.
  case skip(Localized)
}

extension PlanInput {
  /// The procedure that asks for one deed with each member, as far as there is room.
  func requesting(
    _ draft: RequestDraft, _ fit: @escaping @Sendable (Member) -> RequestFit
  ) -> Procedure {
    let community = community
    let judged: @Sendable (Member) -> RequestFit = { member in
      let isAsked = community.waitingRequests(of: member.id).contains { request in
        request.deed == draft.deed && request.group == draft.group.id
          && request.from == draft.from?.id
      }
      return isAsked ? .unchanged : fit(member)
    }
    var admitted: Set<Int64>?
    if let limit = draft.limit {
      // Seats go to the first of the list; who comes after is told so.
      admitted = []
      for member in chosenMembers {
        guard (admitted?.count ?? 0) < limit else { break }
        if case .fits = judged(member) { admitted?.insert(member.id.raw) }
      }
    }
    let (mint, room, author, now) = (mintByPlace(), admitted, actor.name, moment.now)
    return Procedure(draft.words) { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      switch judged(member) {
      case .unchanged: return .unchanged
      case .skip(let reason): return .skip(reason)
      case .fits(let before):
        guard room?.contains(id) ?? true else { return .skip(draft.beyond) }
        var request = Request(id: ID(raw: mint(id)))
        request.deed = draft.deed
        request.member = member.id
        request.group = draft.group.id
        request.by = author
        request.at = now
        if let from = draft.from { request.more[Request.source.key] = .ref(from.id.raw) }
        request.more[Request.reason.key] = draft.reason.fieldValue
        return .change(
          [.insert(Request.collection.key, request.record)], before: before, after: draft.words)
      }
    }
  }
}

extension Member {
  /// Why the person is not asked into a group; nil where nothing is in the way.
  func refusalToInvite(on day: Day) -> Localized? {
    if isBlacklisted { return Localized("在黑名单", "Blacklisted") }
    if isLeftAlone(on: day) { return Localized("勿扰", "Do not contact") }
    return nil
  }
}
