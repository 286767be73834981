public import CommunityModel
public import CommunityQuery

/// How many members are on each list, counted once for a pane.
public struct ListSizes: Sendable {
  private var counts: [ID<Segment>: Int] = [:]
  /// The most dynamic lists that are counted: each is a query of its own over everybody.
  static let dynamicLimit = 100

  /// Counts the lists of a scene.
  public init(_ scene: QueryScene) {
    let community = scene.community
    for segment in community.segments where !segment.isDynamic { counts[segment.id] = 0 }
    for member in community.members where !member.isStaff {
      for list in member.segments { counts[list]? += 1 }
    }
    let queries = RowQueries.members(in: community)
    for segment in community.segments.filter(\.isDynamic).prefix(Self.dynamicLimit) {
      guard let found = try? queries.find(segment.text, scene).get() else { continue }
      counts[segment.id] = found.ids.count { community.members[raw: $0]?.isStaff == false }
    }
  }

  /// How many are on a list, colleagues left out; nil where its query is not understood.
  public subscript(list: ID<Segment>) -> Int? { counts[list] }
}

extension RowQueries {
  /// The queries of members, with the names that a community's policies give.
  public static func members(in community: Community) -> RowQueries {
    RowQueries(FiguresPolicy(inForceIn: community).memberCatalog, \.members)
  }
}
