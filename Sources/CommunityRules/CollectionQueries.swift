public import CommunityModel
public import CommunityQuery

/// The queries of every collection; the only list of them.
public enum CollectionQueries {
  /// The collections in the order in which commands name them.
  public static let all: [RowQueries] = [
    RowQueries(QueryCatalogs.members, \.members), RowQueries(QueryCatalogs.groups, \.groups),
    RowQueries(QueryCatalogs.memberships, \.memberships),
    RowQueries(QueryCatalogs.orders, \.orders), RowQueries(QueryCatalogs.notes, \.notes),
    RowQueries(QueryCatalogs.candidates, \.candidates),
    RowQueries(QueryCatalogs.operators, \.operators), RowQueries(QueryCatalogs.tags, \.tags),
    RowQueries(QueryCatalogs.points, \.points), RowQueries(QueryCatalogs.requests, \.requests),
    RowQueries(QueryCatalogs.segments, \.segments),
    RowQueries(QueryCatalogs.benefits, \.benefits),
    RowQueries(QueryCatalogs.violations, \.violations),
    RowQueries(QueryCatalogs.policies, \.policies), RowQueries(QueryCatalogs.shifts, \.shifts),
    RowQueries(QueryCatalogs.runs, \.runs), RowQueries(QueryCatalogs.checks, \.checks),
    RowQueries(QueryCatalogs.absorbed, \.absorbed),
    RowQueries(QueryCatalogs.campaigns, \.campaigns),
    RowQueries(QueryCatalogs.content, \.content), RowQueries(QueryCatalogs.tasks, \.tasks),
    RowQueries(QueryCatalogs.payouts, \.payouts), RowQueries(QueryCatalogs.offers, \.offers),
    RowQueries(QueryCatalogs.participations, \.participations),
    RowQueries(QueryCatalogs.goals, \.goals), RowQueries(QueryCatalogs.snapshots, \.snapshots),
    RowQueries(QueryCatalogs.views, \.views), RowQueries(QueryCatalogs.recipes, \.recipes),
    RowQueries(QueryCatalogs.enrolments, \.enrolments),
  ]

  /// The queries of a collection by its key, with the names that a community's policies give.
  public static func named(_ key: String, in community: Community? = nil) -> RowQueries? {
    if key == Member.collection.key, let community, !community.policies.isEmpty {
      return RowQueries(FiguresPolicy(inForceIn: community).memberCatalog, \.members)
    }
    return all.first { $0.info.key == key }
  }
}
