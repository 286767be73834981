import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Puts requests back to be done.
  public static let reopenRequest = BulkAction(
    id: "request.state.reopen", on: "requests",
    title: Localized("改回待执行", "Reopen"),
    summary: Localized("选中的请求还要再做", "Requests that are to be done after all"),
    follows: "request.state.finish", sample: [],
    prepare: { (input) throws(Refusal) in
      input.movingRequests(to: .open, Localized("改回待执行", "Reopen")) { state in
        switch state {
        case .open: .unchanged
        case .done, .void: nil
        case .verified: .skip(Localized("已核对", "Verified already"))
        }
      }
    })
}
