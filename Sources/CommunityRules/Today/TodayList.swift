public import CommunityModel

/// The tasks as a day sees them: what is overdue, what is next, what is done.
public struct TodayList: Sendable {
  /// Past their time, the oldest last: what slipped today can still be saved.
  public private(set) var overdue: [ID<Chore>] = []
  /// Due until noon.
  public private(set) var morning: [ID<Chore>] = []
  /// Due after noon.
  public private(set) var evening: [ID<Chore>] = []
  /// Without a time.
  public private(set) var undated: [ID<Chore>] = []
  /// Finished or skipped today, or due today and finished before.
  public private(set) var done: [ID<Chore>] = []
  /// Due on a later day, the next first.
  public private(set) var later: [ID<Chore>] = []
  /// Finished or skipped before today, the newest first.
  public private(set) var past: [ID<Chore>] = []
  /// How far each has come.
  public let progress: [ID<Chore>: ChoreProgress]

  /// Sorts the tasks of a community by the present.
  public init(
    _ community: Community, moment: Moment, newcomers: [ID<Group>: Newcomers],
    applications: Int? = nil
  ) {
    var progress: [ID<Chore>: ChoreProgress] = [:]
    let noon = moment.zone.instant(moment.today, second: 43_200)
    for chore in community.tasks {
      let found = ChoreProgress(
        chore, community, newcomers: newcomers, applications: applications)
      progress[chore.id] = found
      guard !found.isCancelled else { continue }
      let day = found.due.map { moment.zone.day(of: $0) }
      if found.isFinished {
        let finished = found.finishedAt.map { moment.zone.day(of: $0) }
        if finished == moment.today || day == moment.today {
          done.append(chore.id)
        } else {
          past.append(chore.id)
        }
      } else if found.isOverdue(chore, at: moment.now) {
        overdue.append(chore.id)
      } else if let due = found.due, let day {
        if day > moment.today {
          later.append(chore.id)
        } else if due <= noon {
          morning.append(chore.id)
        } else {
          evening.append(chore.id)
        }
      } else {
        undated.append(chore.id)
      }
    }
    self.progress = progress
    let place = { (id: ID<Chore>) in progress[id]?.due?.milliseconds ?? 0 }
    let end = { (id: ID<Chore>) in progress[id]?.finishedAt?.milliseconds ?? place(id) }
    morning.sort { (place($0), $0) < (place($1), $1) }
    evening.sort { (place($0), $0) < (place($1), $1) }
    later.sort { (place($0), $0) < (place($1), $1) }
    overdue.sort { (place($1), $1) < (place($0), $0) }
    done.sort { (end($1), $1) < (end($0), $0) }
    past.sort { (end($1), $1) < (end($0), $0) }
  }

  /// Every task that today is about, done ones included.
  public var count: Int {
    overdue.count + morning.count + evening.count + undated.count + done.count
  }
}
