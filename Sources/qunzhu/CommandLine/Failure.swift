import CommunityStore
import Wording

/// Why a command ends without having done its work; each case has its exit status.
enum Failure: Error {
  /// The words of the command line are wrong: status 2.
  case usage(Localized)
  /// The workspace cannot be used: status 3.
  case workspace(Localized)
  /// The work found a problem: status 1.
  case problem(Localized)

  /// The exit status.
  var status: Int32 {
    switch self {
    case .problem: 1
    case .usage: 2
    case .workspace: 3
    }
  }

  /// What is said about it.
  var words: Localized {
    switch self {
    case .usage(let words), .workspace(let words), .problem(let words): words
    }
  }

  /// The failure of a store, in its own words.
  init(_ error: StoreError) {
    self = .workspace(error.words)
  }
}
