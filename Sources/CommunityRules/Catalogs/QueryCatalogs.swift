public import CommunityModel
public import CommunityQuery
import Wording

/// The fields that queries know of each collection: the stored ones and what rules make of rows.
///
/// Colleagues' own accounts are rows like any other, so that counts agree with the table; they have no
/// stage, tier or score, and `-staff:yes` leaves them out.
public enum QueryCatalogs {
  /// Members under the default policies.
  public static let members = members()
  /// Groups under the default policies.
  public static let groups = groups()
  /// Memberships under the default policies.
  public static let memberships = memberships()
  /// Orders.
  public static let orders = QueryCatalog(
    stored(Order.self, searched: ["number", "buyer", "goods"]) + OrderQueryFields.derived)
  /// Notes.
  public static let notes = QueryCatalog(stored(Note.self, searched: ["text"]))
  /// Candidacies of KOCs.
  public static let candidates = QueryCatalog(
    stored(
      KocCandidate.self, searched: ["remark"],
      except: ["trial", "nudge", "observed", "log", "trials", "evaluations"])
      + CandidateQueryFields.derived)
  /// Colleagues.
  public static let operators = QueryCatalog(
    stored(Operator.self, searched: ["name", "userid"]) + OperatorQueryFields.derived)
  /// Tags.
  public static let tags = QueryCatalog(stored(Tag.self, searched: ["name", "category"]))

  /// Posts.
  public static let content = QueryCatalog(
    stored(
      ContentItem.self, searched: ["title", "text", "theme"],
      except: ContentQueryFields.derived.map(\.key) + ["recurrence", "metrics"])
      + ContentQueryFields.derived)
  /// Campaigns.
  public static let campaigns = QueryCatalog(
    stored(
      Campaign.self, searched: ["name", "theme"],
      except: CampaignQueryFields.derived.map(\.key) + [
        "audience", "goals", "costs", "arms", "prizes", "path",
      ])
      + CampaignQueryFields.derived)
  /// Tasks.
  public static let tasks = QueryCatalog(
    stored(
      Chore.self, searched: ["title", "note"], except: ChoreQueryFields.derived.map(\.key))
      + ChoreQueryFields.derived)

  /// Saved views.
  public static let views = QueryCatalog(stored(SavedView.self, searched: ["name", "query"]))
  /// Recipes.
  public static let recipes = QueryCatalog(stored(Recipe.self, searched: ["name", "text"]))

  /// Members under policies of the workspace's own.
  public static func members(
    tiers: TierPolicy = .standard, levels: LevelPolicy = .standard,
    onboarding: OnboardingPolicy = .standard
  ) -> QueryCatalog<Member> {
    let derived =
      MemberQueryFields.rules(tiers, levels) + MemberQueryFields.purchases
      + MemberQueryFields.groups(onboarding) + MemberQueryFields.records
      + MemberQueryFields.ledgers
    return QueryCatalog(
      stored(
        Member.self, searched: ["name", "remark", "realName", "phone"],
        except: derived.map(\.key) + [
          "tags", "birthday", "source", "stageOverride", "lists", "consentBasis", "levelLock",
          "shopLevel", "shopPoints",
        ]) + derived)
  }

  /// Groups under policies of the workspace's own.
  public static func groups(policy: GroupPolicy = .standard) -> QueryCatalog<Group> {
    let derived = GroupQueryFields.derived(policy)
    return QueryCatalog(
      stored(
        Group.self, searched: ["name", "code"],
        except: derived.map(\.key) + [
          "joinCode", "listVersions", "listNewestJoin", "rules", "roleQuota", "admissionGates",
          "onboardingSteps", "inactivity",
        ]) + derived)
  }

  /// Memberships under policies of the workspace's own.
  public static func memberships(
    onboarding: OnboardingPolicy = .standard
  ) -> QueryCatalog<Membership> {
    let derived = MembershipQueryFields.derived(onboarding)
    return QueryCatalog(
      stored(
        Membership.self, searched: ["nickname"],
        except: derived.map(\.key) + ["admission", "talk", "gateResults", "notices"])
        + derived)
  }

  /// The stored fields of a row as their declarations say them, and its id.
  static func stored<Row: Entity>(
    _ type: Row.Type, searched: Set<String>, except: [String] = []
  ) -> [QueryField<Row>] {
    Row.fields.filter { !except.contains($0.key) }.map {
      QueryField($0, searched: searched.contains($0.key))
    } + [identity()]
  }

  private static func identity<Row: Entity>() -> QueryField<Row> {
    let prefix = Row.collection.prefix
    return QueryField("id", Localized("编码", "Id"), .text(limit: 40)) { row, _, _ in
      .text(PackedID.text(prefix: prefix, raw: row.id.raw))
    }
  }
}
