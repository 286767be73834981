import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that requests came to nothing: refused, given up, overtaken.
  public static let voidRequest = BulkAction(
    id: "request.state.void", on: "requests", key: "X",
    title: Localized("记为未生效", "Without effect"),
    summary: Localized("选中的请求没做成或不做了", "Requests that came to nothing or were given up"),
    follows: "member.request.invite", sample: [],
    prepare: { (input) throws(Refusal) in
      input.movingRequests(to: .void, Localized("记为未生效", "Without effect")) { state in
        switch state {
        case .open, .done: nil
        case .verified: .skip(Localized("已核对", "Verified already"))
        case .void: .unchanged
        }
      }
    })
}
