import CommunityModel
import Interchange
import Testing

/// Answers of a form become applications, once.
struct ApplicationImportTests {
  private func desk() throws -> ImportDesk {
    var desk = ImportDesk()
    var group = Group(id: desk.community.mint.mint())
    (group.name, group.code) = ("美妆尝鲜1群", "MZ-01")
    var inviter = Member(id: desk.community.mint.mint())
    (inviter.name, inviter.phone) = ("木子", "13900000001")
    var inside = Member(id: desk.community.mint.mint())
    (inside.name, inside.phone) = ("在群", "13900000002")
    var stay = Membership(id: desk.community.mint.mint())
    (stay.group, stay.member) = (group.id, inside.id)
    try desk.community.apply([
      .insert("groups", group.record), .insert("members", inviter.record),
      .insert("members", inside.record), .insert("memberships", stay.record),
    ])
    return desk
  }

  private static let form = """
    提交时间,姓名,手机号,申请群,答题分,邀请人
    2026-11-20 10:00,小甲,13800000001,MZ-01,90,木子
    2026-11-20 10:05,小乙,13800000002,美妆尝鲜1群,60,
    2026-11-20 10:06,在群,13900000002,MZ-01,70,
    2026-11-20 10:07,小丙,138****0003,MZ-01,70,
    2026-11-20 10:08,小丁,13800000004,没有的群,70,
    2026-11-20 10:09,小戊,13800000005,MZ-01,很多,

    """

  @Test func `rows become applications, or say why not`() throws {
    var desk = try desk()
    let plan = try desk.take("form.csv", Self.form)
    #expect(plan.reports.first?.format == "applications")
    let pending = desk.community.memberships.filter { $0.status == .pending }
    #expect(pending.map { $0.more["quizScore"].int } == [90, 60])
    #expect(pending.map(\.isAwaitingDecision) == [true, true])
    let inviter = desk.community.members.first { $0.name == "木子" }
    #expect(pending.first?.inviter == inviter?.id)
    #expect(pending.first?.more["appliedAt"].instant == Instant(seconds: 1_795_140_000))
    #expect(plan.problems.map(\.line) == [5, 6, 7])
    #expect(plan.reports.first?.skipped == 1)
  }

  @Test func `read again nothing changes, before and after the decision`() throws {
    var desk = try desk()
    _ = try desk.take("form.csv", Self.form)
    #expect(
      try desk.plan([ImportFile(name: "form.csv", bytes: Array(Self.form.utf8))]).changes.isEmpty)
    let stays = desk.community.memberships.filter { $0.status == .pending }
    for (stay, decision) in zip(stays, [AdmissionDecision.approved, .rejected]) {
      try desk.community.apply([
        .set(
          "memberships", stay.id.raw, field: "admission", before: .none,
          after: .record([decision.fieldValue, .instant(desk.now), .text("小林"), .text("")]))
      ])
    }
    #expect(
      try desk.plan([ImportFile(name: "form.csv", bytes: Array(Self.form.utf8))]).changes.isEmpty)
  }
}
