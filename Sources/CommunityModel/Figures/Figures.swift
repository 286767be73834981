/// What the rules make of a group on one day; derived, never stored.
public struct GroupFigures: Hashable, Sendable {
  /// People in the group now, staff included.
  public var size: Int = 0
  /// Staff among them.
  public var staff: Int = 0
  /// People who joined today.
  public var joinedToday: Int = 0
  /// People who left today, by the end of the span in which they left.
  public var leftToday: Int = 0
  /// People who joined within the last seven days.
  public var joinedWeek: Int = 0
  /// People who left within the last seven days.
  public var leftWeek: Int = 0
  /// Net joins of each of the last fourteen days, the oldest first.
  public var netByDay: [Int] = []
  /// Members by role.
  public var admins: Int = 0
  /// KOCs among the members.
  public var kocs: Int = 0
  /// Leaves within seven days after joining, among the joins whose seven days are complete (F26).
  public var earlyLeft: Int = 0
  /// Joins whose seven days are complete (F26), of the last 30 days.
  public var earlyBase: Int = 0
  /// Whether somebody's talk in the group is known.
  public var hasTalk = false
  /// People who said something within the last seven days.
  public var talkedWeek: Int = 0
  /// People who said something within the last thirty days and were in the group before today (F14).
  public var talkedMonth: Int = 0
  /// People in the group now, colleagues left out, who were in it before today (F14).
  public var settled: Int = 0
  /// Messages of the last seven days, by those who said something within them.
  public var messagesWeek: Int = 0
  /// Whether messages are counted by day: without that only last talks are known.
  public var countsMessages = false
  /// The last day on which somebody said something.
  public var lastTalk: Day?

  /// Figures of an empty group.
  public init() {}
}

/// Everything derived from a community as of one moment.
public struct Figures: Sendable {
  /// When they hold.
  public var moment: Moment
  /// Per member.
  public var members: [ID<Member>: MemberFigures] = [:]
  /// Per group.
  public var groups: [ID<Group>: GroupFigures] = [:]
  /// Whether any list of talk was brought in: without one nobody's silence is known.
  public var knowsTalk = false
  /// Whether messages were counted day by day.
  public var countsMessages = false

  /// No figures as of a moment.
  public init(moment: Moment) {
    self.moment = moment
  }

  /// A member's figures; those of somebody unknown where there are none.
  public subscript(member: ID<Member>) -> MemberFigures {
    members[member] ?? MemberFigures()
  }

  /// A group's figures; those of an empty group where there are none.
  public subscript(group: ID<Group>) -> GroupFigures {
    groups[group] ?? GroupFigures()
  }
}
