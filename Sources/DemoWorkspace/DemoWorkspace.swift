public import CommunityModel

/// A lively shop made from a seed: groups, people, their comings and goings, orders and notes.
///
/// The same seed, number of members and moment give the same rows; everything is dated back from
/// the moment, so that today has joins, leaves and orders whenever it is looked at.
public enum DemoWorkspace {
  /// The seed used where none is asked for.
  public static let usualSeed: UInt64 = 20_261_124
  /// The number of members where none is asked for.
  public static let usualMembers = 9000

  /// Makes the shop; `members` counts everybody: colleagues, people in groups, buyers outside them.
  public static func make(
    members: Int = usualMembers, seed: UInt64 = usualSeed, moment: Moment
  ) -> Community {
    var builder = DemoBuilder(count: max(0, members), seed: seed, moment: moment)
    builder.hire()
    builder.nameTags()
    builder.openGroups()
    builder.invitePeople()
    builder.fillGroups()
    builder.sell()
    builder.describePeople()
    builder.writeNotes()
    builder.recruit()
    builder.letCandidatesTalk()
    builder.planCalendar()
    builder.runCampaigns()
    builder.earnPoints()
    builder.followProcedures()
    builder.keepBirthdays()
    builder.keepLists()
    builder.checkTiers()
    builder.rememberFigures()
    return builder.community()
  }

  /// The machine whose ids a seed's rows carry.
  public static func machine(seed: UInt64) -> Int64 {
    var random = SeededRandom(seed: seed)
    return Int64(truncatingIfNeeded: random.next() >> 44)
  }
}
