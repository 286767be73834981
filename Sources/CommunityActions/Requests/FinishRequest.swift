import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that requests were done in WeCom; the next list shows whether they took effect.
  public static let finishRequest = BulkAction(
    id: "request.state.finish", on: "requests", key: "P",
    title: Localized("已在企微执行", "Done in WeCom"),
    summary: Localized("记下选中的请求在企微里做了，等下次导入核对", "Records that requests were done in WeCom"),
    follows: "member.request.invite", sample: [],
    prepare: { (input) throws(Refusal) in
      input.movingRequests(to: .done, Localized("已在企微执行", "Done in WeCom")) { state in
        switch state {
        case .open: nil
        case .done: .unchanged
        case .verified: .skip(Localized("已核对", "Verified already"))
        case .void: .skip(Localized("已作废，先改回待执行", "Without effect: reopen it first"))
        }
      }
    })
}

extension PlanInput {
  /// The procedure that moves requests to a state, dated and signed.
  func movingRequests(
    to state: RequestState, _ label: Localized,
    judge: @escaping @Sendable (RequestState) -> Verdict?
  ) -> Procedure {
    let (community, now, author) = (community, moment.now, actor.name)
    return Procedure(label) { id in
      guard let request = community.requests[raw: id] else { return .unchanged }
      if let verdict = judge(request.state) { return verdict }
      var moved = request
      moved.state = state
      moved.doneAt = state == .done ? now : state == .open ? nil : request.doneAt
      moved.confirmedBy = state == .void ? author : ""
      let changes = ["state", "doneAt", "confirmedBy"].compactMap { key -> Change? in
        guard let field = Request.field(key) else { return nil }
        let (before, after) = (field.read(request), field.read(moved))
        guard before != after else { return nil }
        return .set(Request.collection.key, id, field: key, before: before, after: after)
      }
      return .change(changes, before: request.state.title, after: state.title)
    }
  }
}
