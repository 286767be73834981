import CommunityModel
import TestKit
import Testing
import Wording

/// Changes apply all or none, and whatever was done can be taken back to the same rows.
@Suite struct ChangeLawTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `taking changes back in reverse gives the same rows and the same links`(_ seed: UInt64)
    throws
  {
    var edits = RandomEdits(seed: seed)
    var community = Community()
    var stages: [(rows: Community, changes: [Change])] = []
    for _ in 0..<60 {
      let before = community
      var changes: [Change] = []
      for _ in 0..<8 {
        guard let change = edits.change(of: community) else { continue }
        try community.apply([change])
        changes.append(change)
      }
      stages.append((before, changes))
    }
    expectTrueLinks(community)
    for stage in stages.reversed() {
      try community.apply(stage.changes.reversed().map(\.inverse))
      try #require(community == stage.rows)
    }
    expectTrueLinks(community)
  }

  @Test(arguments: [6, 7, 8] as [UInt64])
  func `a batch with one change that does not fit leaves everything as it was`(_ seed: UInt64)
    throws
  {
    var edits = RandomEdits(seed: seed)
    var community = Community()
    for _ in 0..<200 {
      guard let change = edits.change(of: community) else { continue }
      try community.apply([change])
    }
    let before = community
    var trial = community
    var batch: [Change] = []
    for _ in 0..<20 {
      guard let change = edits.change(of: trial) else { continue }
      try trial.apply([change])
      batch.append(change)
    }
    let wrong: [Change] = [
      .set("members", 999_999, field: "name", before: .none, after: .text("?")),
      .insert("nothing", RowRecord(id: 1, fields: [])),
      .set("tags", 999_999, field: "colour", before: .none, after: .text("?")),
    ]
    for misfit in wrong {
      #expect(throws: ChangeError.self) { try community.apply(batch + [misfit]) }
      #expect(community == before)
    }
    expectTrueLinks(community)
    try community.apply(batch)
    #expect(community == trial)
    expectTrueLinks(community)
  }

  @Test func `a change that expects something else is refused as stale`() throws {
    var community = Community()
    let row = RowRecord(id: 5, fields: [.init(key: "name", value: .text("熊妈"))])
    try community.apply([.insert("members", row)])
    let rename = Change.set(
      "members", 5, field: "name", before: .text("别人"), after: .text("新名"))
    #expect(throws: ChangeError.stale("members", 5, field: "name")) {
      try community.apply([rename])
    }
    #expect(throws: ChangeError.rowExists("members", 5)) {
      try community.apply([.insert("members", row)])
    }
    #expect(throws: ChangeError.noSuchRow("members", 6)) {
      try community.apply([.remove("members", RowRecord(id: 6, fields: []))])
    }
  }

  @Test func `undo leaves alone what somebody changed since`() throws {
    var community = Community()
    for id in [1, 2] as [Int64] {
      try community.apply([.insert("members", RowRecord(id: id, fields: []))])
    }
    let done: [Change] = [
      .set("members", 1, field: "city", before: .none, after: .text("杭州")),
      .set("members", 2, field: "city", before: .none, after: .text("杭州")),
    ]
    try community.apply(done)
    let group = ChangeGroup(
      id: ID(raw: 1), at: Instant(seconds: 0),
      actor: Actor(name: "小林", machine: 1, process: 1), action: "member.edit",
      label: .init(verbatim: "city"), count: 2, changes: done)
    try community.apply([
      .set("members", 2, field: "city", before: .text("杭州"), after: .text("苏州"))
    ])
    let back = community.inverse(of: group)
    #expect(back.changes == [done[0].inverse] && back.kept == [done[1]])
    try community.apply(back.changes)
    #expect(community.members[raw: 1]?.city == "" && community.members[raw: 2]?.city == "苏州")
  }

  /// Every index agrees with looking through all rows.
  private func expectTrueLinks(
    _ community: Community, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for face in Collections.all {
      for field in face.fields {
        guard case .reference = field.kind else { continue }
        let link = "\(face.info.key).\(field.key)"
        var expected: [Int64: [Int64]] = [:]
        for id in face.ids(community) {
          guard let target = face.read(community, id, field.key)?.ref else { continue }
          expected[target, default: []].append(id)
        }
        var relinked = community
        relinked.relink()
        // Which references are indexed is the model's decision: where none is, both find nothing.
        let isIndexed = expected.keys.contains {
          !relinked.referrers(of: $0, through: link).isEmpty
        }
        for target in (1...9).map(Int64.init) {
          let found = community.referrers(of: target, through: link)
          #expect(
            found == (isIndexed ? expected[target] ?? [] : []), "\(link) of \(target)",
            sourceLocation: sourceLocation)
          #expect(
            community.referrerCount(of: target, through: link) == found.count,
            sourceLocation: sourceLocation)
        }
      }
    }
  }
}
