import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// The day's run: everything at once, and nothing the second time.
@Suite struct DayRunTests {
  private static let moment = DemoWorkspaceTests.moment

  private func plan(_ community: Community, ahead days: Int = 0) -> DayRunPlan {
    let moment = Moment(
      now: Self.moment.now.adding(seconds: Int64(days) * 86_400), zone: Self.moment.zone)
    let scene = QueryScene(
      community: community, figures: .computed(from: community, moment: moment))
    return DayRunPlan(scene, policies: Policies(inForceIn: community), by: "小林")
  }

  @Test func `a second run on the same day changes nothing, day after day`() throws {
    var community = DemoWorkspace.make(members: 300, seed: 3, moment: Self.moment)
    for day in 0..<5 {
      let first = plan(community, ahead: day)
      #expect(!first.changes.isEmpty)
      try community.apply(first.changes)
      #expect(plan(community, ahead: day).changes.isEmpty)
    }
    #expect(community.runs.count == 5)
    #expect(Set(community.runs.map(\.day)).count == 5)
  }

  @Test func `moves between stages are written down as they are found`() throws {
    var community = DemoWorkspace.make(members: 300, seed: 3, moment: Self.moment)
    try community.apply(plan(community).changes)
    let before = Figures.computed(from: community, moment: Self.moment)
    let next = plan(community, ahead: 3)
    try community.apply(next.changes)
    let moment = Moment(
      now: Self.moment.now.adding(seconds: 3 * 86_400), zone: Self.moment.zone)
    let after = Figures.computed(from: community, moment: moment)
    let moved = community.members.count {
      !$0.isStaff && before[$0.id].stage != after[$0.id].stage
    }
    let noted = community.shifts.count { $0.standing == .stage && $0.day == moment.today }
    #expect(moved > 0 && noted == moved && next.stages == moved)
    for shift in community.shifts where shift.standing == .stage && shift.day == moment.today {
      #expect(shift.from == before[shift.member].stage.rawValue)
      #expect(shift.to == after[shift.member].stage.rawValue)
    }
  }

  @Test func `those due for contact become one task for each agent`() throws {
    var community = DemoWorkspace.make(members: 300, seed: 3, moment: Self.moment)
    let run = plan(community)
    try community.apply(run.changes)
    let made = community.tasks.filter { $0.title == "联系到期成员" }
    #expect(run.tasks == made.count && !made.isEmpty)
    #expect(Set(made.map(\.assignee)).count == made.count)
    let figures = Figures.computed(from: community, moment: Self.moment)
    let due = community.members.count { member in
      !member.isStaff
        && (ContactDue.daysOver(member, figures[member.id], moment: Self.moment) ?? -1) >= 0
    }
    #expect(made.reduce(0) { $0 + Int($1.total) } == due)
  }
}
