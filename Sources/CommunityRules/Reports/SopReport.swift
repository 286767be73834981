public import CommunityModel

/// What the procedures of people came to in a span of days, and who did their steps in time.
public struct SopReport: Sendable {
  /// One procedure.
  public struct Line: Sendable {
    /// Its key.
    public let procedure: String
    /// People enrolled in those days.
    public var enrolled = 0
    /// How they stand, by state.
    public var states: [EnrolmentState: Int] = [:]
    /// Why people stayed away, as far as they said.
    public var reasons: [LostReason: Int] = [:]

    /// People whose way has ended.
    public var closed: Int { enrolled - (states[.open] ?? 0) }
    /// People who answered or bought.
    public var reached: Int { (states[.replied] ?? 0) + (states[.bought] ?? 0) }
  }

  /// The tasks of procedures that fell due in those days, of one colleague.
  public struct Work: Sendable {
    /// The colleague; nil where nobody was named.
    public let colleague: ID<Operator>?
    /// Tasks that fell due.
    public var due = 0
    /// Of them done, skipped ones left out.
    public var done = 0
    /// Of them done by the end of their day.
    public var onTime = 0
  }

  /// The procedures, in the order in which they are listed.
  public let lines: [Line]
  /// The colleagues, most tasks first.
  public let work: [Work]

  /// The report of a span of days.
  public init(_ community: Community, days: ClosedRange<Day>, moment: Moment) {
    let zone = moment.zone
    var lines = SopTemplate.about(.members).map { Line(procedure: $0.key) }
    for enrolment in community.enrolments {
      guard let at = enrolment.at, days.contains(zone.day(of: at)),
        let place = lines.firstIndex(where: { $0.procedure == enrolment.procedure })
      else { continue }
      lines[place].enrolled += 1
      lines[place].states[enrolment.state, default: 0] += 1
      if let reason = LostReason(fieldValue: enrolment.more[Enrolment.lostReason.key]) {
        lines[place].reasons[reason, default: 0] += 1
      }
    }
    self.lines = lines
    var work: [ID<Operator>?: Work] = [:]
    for chore in community.tasks where chore.step != nil && chore.content == nil {
      guard let due = chore.due, due <= moment.now, days.contains(zone.day(of: due)) else {
        continue
      }
      var row = work[chore.assignee] ?? Work(colleague: chore.assignee)
      row.due += 1
      if let done = chore.doneAt, chore.more["skipped"].isNone {
        row.done += 1
        if zone.day(of: done) <= zone.day(of: due) { row.onTime += 1 }
      }
      work[chore.assignee] = row
    }
    self.work = work.values.sorted {
      ($1.due, $0.colleague?.raw ?? .max) < ($0.due, $1.colleague?.raw ?? .max)
    }
  }
}
