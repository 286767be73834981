public import CommunityModel
public import CommunityQuery
import Wording

/// What rules make of a goal.
enum GoalQueryFields {
  static let derived: [QueryField<Goal>] = [
    QueryField("name", Localized("名称", "Name"), .text(limit: 80), searched: true) { row, _, _ in
      .text(WatchCatalog.title(of: row.rule).zh)
    },
    QueryField("calls", Localized("要处理", "Calls for a hand"), .flag) { row, scene, _ in
      .flag(row.callsForHand(on: scene.today))
    },
    QueryField("noted", Localized("有人知悉", "Noted"), .flag) { row, _, _ in
      .flag(row.note != nil)
    },
  ]
}

extension QueryCatalogs {
  /// What is watched.
  public static let goals = QueryCatalog(
    stored(Goal.self, searched: ["rule"], except: ["baseline", "ack"]) + GoalQueryFields.derived)
  /// The figures of past days.
  public static let snapshots = QueryCatalog(
    stored(MetricSnapshot.self, searched: [], except: ["values"]))
}
