import CommunityModel
import TestKit
import Testing

/// The graph of a candidacy, and the records that hang on it.
@Suite struct KocStageTests {
  @Test func `only the drawn edges lead from stage to stage`() {
    let forward: [(KocStage, KocStage)] = [
      (.spotted, .screened), (.screened, .invited), (.invited, .trial), (.trial, .active),
      (.paused, .active),
    ]
    let back: [(KocStage, KocStage)] = [
      (.screened, .spotted), (.invited, .screened), (.trial, .invited), (.active, .trial),
    ]
    for from in KocStage.allCases {
      for to in KocStage.allCases {
        let expected: KocMove? =
          if forward.contains(where: { $0 == (from, to) }) {
            .forward
          } else if back.contains(where: { $0 == (from, to) }) {
            .back
          } else if from != to,
            to == .rejected || (from, to) == (.active, .paused) || (from, to) == (.paused, .retired)
          {
            .aside
          } else if (from, to) == (.retired, .spotted) {
            .again
          } else {
            nil
          }
        #expect(from.move(to: to) == expected, "\(from) → \(to)")
      }
    }
  }

  @Test func `whoever walks forward from anywhere open ends in active and stays open`() {
    for start in KocStage.allCases where start.isOpen {
      var stage = start
      var steps = 0
      while let next = stage.next {
        #expect(stage.move(to: next) == .forward && next.isOpen)
        stage = next
        steps += 1
      }
      #expect(stage == .active && steps <= 4)
    }
    #expect(KocStage.retired.next == nil && KocStage.rejected.next == nil)
  }

  @Test func `random walks along the graph never reach work without a trial or a pause`() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<500 {
      var stage = KocStage.spotted
      var before: KocStage?
      for _ in 0..<20 {
        let open = KocStage.allCases.filter { stage.move(to: $0) != nil }
        guard !open.isEmpty else { break }
        before = stage
        stage = open[Int(random.next() % UInt64(open.count))]
        if stage == .active { #expect(before == .trial || before == .paused) }
        if stage == .retired { #expect(before == .paused) }
      }
    }
  }

  @Test func `a trial says how far it is`() {
    let today = Day(number: 20_000)
    var trial = KocTrial(sku: "面霜", shippedOn: today - 14, dueOn: today - 3)
    #expect(trial.state == .travelling && trial.daysLate(on: today) == 3)
    trial.signedOn = today - 12
    #expect(trial.state == .owed && trial.daysLate(on: today - 3) == nil)
    trial.delivered = 1
    #expect(trial.state == .unreviewed && trial.daysLate(on: today) == nil)
    trial.verdict = .failed
    #expect(trial.state == .closed(.failed))
  }

  @Test func `a candidate with everything on it is written out and read back`() throws {
    var row = KocCandidate(id: ID(raw: 7))
    row.member = ID(raw: 3)
    row.stage = .trial
    row.programme = .ambassador
    row.owner = ID(raw: 2)
    row.since = Day(number: 20_000)
    row.trial = KocTrial(
      sku: "面霜", quantity: 2, cost: Money(fen: 1800), shippedOn: Day(number: 1),
      signedOn: Day(number: 2), dueOn: Day(number: 9), wanted: 2, delivered: 1, verdict: .passed)
    row.nudge = KocNudge(at: Instant(seconds: 5), by: "小林", reply: "好")
    row.observed = KocObservation(
      on: Day(number: 3), activeDays: 4, posts: 5, reactions: 6, lastPost: Day(number: 2))
    row.more["rate"] = .int(800)
    row.more["log"] = .list([
      KocStep(at: Instant(seconds: 1), stage: .spotted, by: "小林", reason: "会拍").fieldValue
    ])
    #expect(KocCandidate(record: row.record) == row)
    #expect(row.steps.first?.reason == "会拍" && row.commissionRate == 800)
    let bare = KocCandidate(id: ID(raw: 8))
    #expect(KocCandidate(record: bare.record) == bare)
  }

  @Test func `the furthest open candidacy says where somebody stands`() throws {
    var community = Community()
    func add(_ id: Int64, _ stage: KocStage, _ programme: KocProgramme) throws {
      var row = KocCandidate(id: ID(raw: id))
      row.member = ID(raw: 1)
      row.stage = stage
      row.programme = programme
      try community.apply([.insert("candidates", row.record)])
    }
    let member = ID<Member>(raw: 1)
    #expect(community.kocStage(of: member) == nil)
    try add(10, .retired, .officer)
    #expect(community.kocStage(of: member) == .retired)
    try add(11, .trial, .officer)
    try add(12, .paused, .sharer)
    #expect(community.kocStage(of: member) == .trial)
    #expect(community.openCandidacy(of: member, in: .officer)?.id.raw == 11)
    #expect(community.openCandidacy(of: member, in: .ambassador) == nil)
  }
}
