/// What an administrator demands of every wall of a machine, over whatever a wall was asked for.
public struct WallDemands: Equatable, Sendable {
  /// Whether no key may end a wall.
  public var isKiosk = false
  /// The pages that may be shown, by their names; nil for all.
  public var pages: [String]?
  /// The fewest seconds a page stays; nil for the usual least.
  public var leastSeconds: Int?

  /// No demands.
  public init() {}

  /// What became of a wall under demands.
  public enum Outcome: Sendable {
    /// The wall within what is allowed.
    case allowed(Wall.Options)
    /// The page that was asked for is none of those allowed.
    case refused
    /// No page that is allowed is known.
    case senseless
  }

  /// A wall within what is allowed: demands narrow it and never widen it.
  public func applied(to asked: Wall.Options) -> Outcome {
    var wall = asked
    if isKiosk { wall.isKiosk = true }
    if let leastSeconds {
      let least = min(leastSeconds, Wall.Options.rotation.upperBound)
      wall.rotateSeconds = max(wall.rotateSeconds, least)
    }
    guard let pages else { return .allowed(wall) }
    let allowed = pages.compactMap(WallPages.place)
    guard !allowed.isEmpty else { return .senseless }
    wall.allowed = Set(allowed)
    wall.turning = wall.turning.filter(allowed.contains)
    if wall.turning.isEmpty { wall.turning = Array(Set(allowed)).sorted() }
    if !allowed.contains(wall.page) {
      // The first page is where a wall begins that asked for none.
      guard wall.page == 0 else { return .refused }
      wall.page = wall.turning[0]
    }
    return .allowed(wall)
  }
}
