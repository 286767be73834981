import CommunityStore
import Wording

extension StoreError {
  /// What failed, on what, and what to do next.
  var words: Localized {
    explanation + Localized("。", ". ") + remedy
  }
}
