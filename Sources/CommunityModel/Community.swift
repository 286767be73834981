/// Everything a workspace knows, as one value: copies share storage until a write.
public struct Community: Sendable {
  /// The workspace's own settings: at most one row.
  public internal(set) var settings = Table<WorkspaceSettings>()
  /// Colleagues.
  public internal(set) var operators = Table<Operator>()
  /// Tags by name and owner.
  public internal(set) var tags = Table<Tag>()
  /// Chat groups.
  public internal(set) var groups = Table<Group>()
  /// People: members, buyers, staff accounts.
  public internal(set) var members = Table<Member>()
  /// Who was in which group, from when to when.
  public internal(set) var memberships = Table<Membership>()
  /// Dated notes about members and groups.
  public internal(set) var notes = Table<Note>()
  /// Orders as shops exported them.
  public internal(set) var orders = Table<Order>()
  /// People on their way to being a KOC.
  public internal(set) var candidates = Table<KocCandidate>()
  /// Campaigns.
  public internal(set) var campaigns = Table<Campaign>()
  /// Posts.
  public internal(set) var content = Table<ContentItem>()
  /// Things to be done.
  public internal(set) var tasks = Table<Chore>()
  /// The points ledger.
  public internal(set) var points = Table<PointsEntry>()
  /// Deeds that somebody has to do in WeCom.
  public internal(set) var requests = Table<Request>()
  /// Saved lists of members.
  public internal(set) var segments = Table<Segment>()
  /// Coupons and gifts that people were given.
  public internal(set) var benefits = Table<BenefitGrant>()
  /// Breaches of the rules.
  public internal(set) var violations = Table<Violation>()
  /// Commission as it was settled.
  public internal(set) var payouts = Table<Payout>()
  /// Coupons, gifts and samples that campaigns give.
  public internal(set) var offers = Table<Offer>()
  /// Who is in a campaign's audience and who took part.
  public internal(set) var participations = Table<Participation>()
  /// Policies as they were saved.
  public internal(set) var policies = Table<PolicyVersion>()
  /// Moves between tiers, stages and levels.
  public internal(set) var shifts = Table<StandingShift>()
  /// The runs of the rules, day by day.
  public internal(set) var runs = Table<DayRun>()
  /// People drawn to see whether their tier is right.
  public internal(set) var checks = Table<TierCheck>()
  /// People who turned out to be somebody else.
  public internal(set) var absorbed = Table<AbsorbedMember>()
  /// What is watched: targets and alerts.
  public internal(set) var goals = Table<Goal>()
  /// The figures of past days.
  public internal(set) var snapshots = Table<MetricSnapshot>()
  /// Filters with names.
  public internal(set) var views = Table<SavedView>()
  /// Flows of actions with names.
  public internal(set) var recipes = Table<Recipe>()
  /// People's ways through procedures.
  public internal(set) var enrolments = Table<Enrolment>()

  private var links: [String: PairIndex] = [:]
  /// Mints the ids of this machine; not part of what two communities are compared by.
  public var mint = IDMint(machine: 0)

  /// An empty community.
  public init() {}

  /// The packed ids of the rows that refer to `target` through an indexed field, ascending.
  ///
  /// `through` is `collection.field`, such as `memberships.group`.
  public func referrers(of target: Int64, through link: String) -> [Int64] {
    links[link]?.sources(of: target) ?? []
  }

  /// How many rows refer to `target` through an indexed field.
  public func referrerCount(of target: Int64, through link: String) -> Int {
    links[link]?.count(of: target) ?? 0
  }

  /// The memberships of a member, oldest id first.
  public func memberships(of member: ID<Member>) -> [Membership] {
    referrers(of: member.raw, through: "memberships.member").compactMap { memberships[raw: $0] }
  }

  /// The memberships of a group, oldest id first.
  public func memberships(in group: ID<Group>) -> [Membership] {
    referrers(of: group.raw, through: "memberships.group").compactMap { memberships[raw: $0] }
  }

  /// The orders of a member, oldest id first.
  public func orders(of member: ID<Member>) -> [Order] {
    referrers(of: member.raw, through: "orders.member").compactMap { orders[raw: $0] }
  }

  /// The workspace's settings, or the defaults where none are recorded.
  public var workspace: WorkspaceSettings {
    settings.first { _ in true } ?? WorkspaceSettings(id: ID(raw: 0))
  }

  /// Replaces a whole table: for reading snapshots and generating workspaces; call `relink` after the last.
  public mutating func load<Row: Entity>(
    _ path: any WritableKeyPath<Community, Table<Row>> & Sendable, _ table: Table<Row>
  ) {
    self[keyPath: path] = table
  }

  /// Rebuilds every index and takes note of every id; for use after `load`.
  public mutating func relink() {
    var indexes: [String: PairIndex] = [:]
    for face in Collections.all {
      for (key, pairs) in face.survey(self, &mint) {
        indexes["\(face.info.key).\(key)"] = PairIndex(pairs)
      }
    }
    links = indexes
  }

  // MARK: Applying changes

  /// Applies changes in order, all or none.
  ///
  /// Throws the first change that does not fit, with everything before it taken back.
  public mutating func apply(_ changes: [Change]) throws(ChangeError) {
    var linking = Linking()
    for (index, change) in changes.enumerated() {
      do throws(ChangeError) {
        try applyCore(change, &linking)
      } catch {
        for done in changes[..<index].reversed() {
          var ignored = Linking()
          do throws(ChangeError) {
            try applyCore(done.inverse, &ignored)
          } catch {
            preconditionFailure("the inverse of an applied change applies: \(error)")
          }
        }
        throw error
      }
    }
    settle(linking)
  }

  mutating func applyOne(_ change: Change) throws(ChangeError) {
    try apply([change])
  }

  /// Index entries that a batch of changes adds and removes; merged once at its end.
  private struct Linking {
    var added: [String: [PairIndex.Pair]] = [:]
    var removed: [String: [PairIndex.Pair]] = [:]
  }

  private mutating func settle(_ linking: Linking) {
    for link in Set(linking.added.keys).union(linking.removed.keys) {
      // A pair that comes and goes within one batch must end as its last change says.
      let removed = linking.removed[link] ?? []
      let added = linking.added[link] ?? []
      let parts = link.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let face = Collections.named(parts[0]) else { continue }
      let community = self
      let stands = { (pair: PairIndex.Pair) -> Bool in
        face.read(community, pair.source, parts[1]) == .ref(pair.target)
      }
      links[link, default: PairIndex()].merge(
        added: added.filter(stands), removed: removed.filter { !stands($0) })
    }
  }

  private mutating func applyCore(
    _ change: Change, _ linking: inout Linking
  ) throws(ChangeError) {
    guard let face = Collections.named(change.collection) else {
      throw .unknownCollection(change.collection)
    }
    switch change {
    case .insert(let key, let record):
      switch face.insert(&self, record) {
      case .done: break
      case .taken: throw .rowExists(key, record.id)
      case .misfit(let field): throw .misfit(key, record.id, field: field)
      }
      mint.observe(record.id)
      link(face, record, into: &linking.added)
    case .remove(let key, let record):
      switch face.remove(&self, record) {
      case .done: break
      case .missing: throw .noSuchRow(key, record.id)
      case .differs: throw .stale(key, record.id, field: nil)
      }
      link(face, record, into: &linking.removed)
    case .set(let key, let id, let field, let before, let after):
      try update(face, key, id, field) { $0 == before ? after : nil }
      if face.indexed.contains(field) {
        let name = "\(key).\(field)"
        if let target = before.ref {
          linking.removed[name, default: []].append(PairIndex.Pair(target: target, source: id))
        }
        if let target = after.ref {
          linking.added[name, default: []].append(PairIndex.Pair(target: target, source: id))
        }
      }
    case .add(let key, let id, let field, let element):
      try judge(face.alter(&self, id, field, element, true), key, id, field)
    case .drop(let key, let id, let field, let element):
      try judge(face.alter(&self, id, field, element, false), key, id, field)
    }
  }

  private mutating func update(
    _ face: CollectionFace, _ key: String, _ id: Int64, _ field: String,
    _ change: (FieldValue) -> FieldValue?
  ) throws(ChangeError) {
    try judge(face.update(&self, id, field, change), key, id, field)
  }

  private func judge(
    _ outcome: CollectionFace.UpdateOutcome, _ key: String, _ id: Int64, _ field: String
  ) throws(ChangeError) {
    switch outcome {
    case .done: break
    case .noRow: throw .noSuchRow(key, id)
    case .noField: throw .unknownField(key, field)
    case .stale: throw .stale(key, id, field: field)
    case .misfit: throw .misfit(key, id, field: field)
    }
  }

  private func link(
    _ face: CollectionFace, _ record: RowRecord, into list: inout [String: [PairIndex.Pair]]
  ) {
    for key in face.indexed {
      if let target = record[key].ref {
        list["\(face.info.key).\(key)", default: []].append(
          PairIndex.Pair(target: target, source: record.id))
      }
    }
  }
}

extension Community: Equatable {
  /// Same rows in every collection.
  public static func == (left: Community, right: Community) -> Bool {
    Collections.all.allSatisfy { face in
      face.count(left) == face.count(right)
    } && left.settings == right.settings && left.operators == right.operators
      && left.tags == right.tags && left.groups == right.groups && left.members == right.members
      && left.memberships == right.memberships && left.notes == right.notes
      && left.orders == right.orders && left.candidates == right.candidates
      && left.campaigns == right.campaigns && left.content == right.content
      && left.tasks == right.tasks && left.points == right.points
      && left.requests == right.requests && left.segments == right.segments
      && left.benefits == right.benefits && left.violations == right.violations
      && left.payouts == right.payouts && left.offers == right.offers
      && left.participations == right.participations
      && left.policies == right.policies
      && left.shifts == right.shifts && left.runs == right.runs && left.checks == right.checks
      && left.absorbed == right.absorbed
      && left.goals == right.goals && left.snapshots == right.snapshots
      && left.views == right.views && left.recipes == right.recipes
      && left.enrolments == right.enrolments
  }
}
