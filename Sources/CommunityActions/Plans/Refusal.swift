import CommunityQuery
public import Wording

/// Why an action cannot be planned at all, in words a person can act on.
public struct Refusal: Error, Hashable, Sendable {
  /// What is in the way and what to do.
  public let words: Localized

  /// A refusal in both languages.
  public init(_ zh: String, _ en: String) {
    words = Localized(zh, en)
  }

  /// A query that was not understood, with its place.
  init(_ error: QueryError) {
    words = error.fullMessage
  }
}
