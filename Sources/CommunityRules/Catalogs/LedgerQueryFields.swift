public import CommunityModel
public import CommunityQuery
import Wording

extension MemberQueryFields {
  /// What the records about a member come to.
  static let ledgers: [Field] = [
    Field("points", Localized("积分", "Points"), .integer) { row, scene, _ in
      .int(scene.community.pointsAccount(of: row.id).balance)
    },
    Field(
      "list", Localized("名单", "Lists"), .set(.text(limit: 200)), behaviour: .names,
      vocabulary: { $0.community.segments.map(\.name) }
    ) { row, scene, _ in
      names(row.segments.compactMap { scene.community.segments[$0]?.name })
    },
    Field(
      "benefit", Localized("福利", "Benefits"), .set(BenefitKind.kind),
      behaviour: .closed(BenefitKind.choices)
    ) { row, scene, _ in
      names(scene.community.benefits(of: row.id).map(\.occasion.rawValue))
    },
    Field(
      "request", Localized("请求", "Requests"), .set(RequestKind.kind),
      behaviour: .closed(RequestKind.choices)
    ) { row, scene, _ in
      names(scene.community.waitingRequests(of: row.id).map(\.deed.rawValue))
    },
    Field(
      "sop", Localized("SOP", "SOP"), .set(.closed(SopTemplate.memberChoices)),
      aliases: ["流程"], behaviour: .closed(SopTemplate.memberChoices)
    ) { row, scene, _ in
      names(scene.community.enrolments(of: row.id).filter(\.isOpen).map(\.procedure))
    },
    Field("violations", Localized("违规数", "Violations"), .integer) { row, scene, _ in
      .int(Int64(scene.community.referrerCount(of: row.id.raw, through: "violations.member")))
    },
  ]

  private static func names(_ texts: [String]) -> FieldValue {
    texts.isEmpty ? .none : .list(Set(texts).sorted().map { .text($0) })
  }
}

extension QueryCatalogs {
  /// The points ledger.
  public static let points = QueryCatalog(
    stored(PointsEntry.self, searched: ["reason"], except: ["from"])
      + [named { $0.member }])
  /// Requests to be done in WeCom.
  public static let requests = QueryCatalog(
    stored(Request.self, searched: ["reason"]) + [named { $0.member }])
  /// Saved lists.
  public static let segments = QueryCatalog(stored(Segment.self, searched: ["name", "query"]))
  /// Benefits.
  public static let benefits = QueryCatalog(
    stored(BenefitGrant.self, searched: ["offer"]) + [named { $0.member }])
  /// Violations.
  public static let violations = QueryCatalog(
    stored(Violation.self, searched: ["rule"]) + [named { $0.member }])

  /// People's ways through procedures.
  public static let enrolments = QueryCatalog(
    stored(Enrolment.self, searched: []) + [named { $0.member }])

  /// Policies as they were saved.
  public static let policies = QueryCatalog(
    stored(PolicyVersion.self, searched: [], except: ["lines"]))
  /// Moves between tiers, stages and levels.
  public static let shifts = QueryCatalog(
    stored(StandingShift.self, searched: []) + [named { $0.member }])
  /// The runs of the rules.
  public static let runs = QueryCatalog(
    stored(DayRun.self, searched: [], except: ["tagRules"]))
  /// People drawn to see whether their tier is right.
  public static let checks = QueryCatalog(
    stored(TierCheck.self, searched: []) + [named { $0.member }])
  /// People who turned out to be somebody else.
  public static let absorbed = QueryCatalog(
    stored(
      AbsorbedMember.self, searched: ["name"],
      except: [
        "moved", "filled", "tags", "accounts", "birthday", "source", "stageOverride",
        "lists", "consentBasis", "contacted", "dnc", "blacklist", "level", "levelLock",
        "shopLevel", "shopPoints",
      ]))

  /// The name of the member that a row is about.
  static func named<Row: Entity>(
    _ member: @escaping @Sendable (Row) -> ID<Member>
  ) -> QueryField<Row> {
    QueryField(
      "name", Localized("昵称", "Name"), .text(limit: 40), aliases: ["名字"], searched: true,
      privacy: .nickname
    ) { row, scene, _ in (scene.community.members[member(row)]?.name ?? "").fieldValue }
  }
}
