import CommunityModel
import Glibc
import Testing
import Wording

@testable import CommunityStore

/// What every keeper of a log must do; run over memory, a simulated disk and files.
@Suite struct TransactionLogTests {
  /// Reads on and tries again until the transactions are stored.
  @discardableResult
  private static func insist(
    _ groups: [ChangeGroup], _ log: any TransactionLog
  ) throws -> WorkspaceHead {
    var head = try log.end()
    while true {
      switch try log.append(groups, expecting: head) {
      case .appended(let end): return end
      case .conflict(let end): head = end
      }
    }
  }

  private static func all(_ log: any TransactionLog) throws -> [ChangeGroup] {
    try log.read(after: .start).groups
  }

  @Test(arguments: Keeping.allCases)
  func `a new log ends at the start and holds nothing`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      #expect(try log.end() == .start)
      #expect(try log.read(after: .start) == LogReading(groups: [], head: .start))
      #expect(try log.snapshot() == nil)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `what was appended is read in its order`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      var head = try log.end()
      for number in 0..<5 {
        let outcome = try log.append([Sample.group(number)], expecting: head)
        head = try log.end()
        #expect(outcome == .appended(head))
      }
      #expect(try Self.all(log) == (0..<5).map { Sample.group($0) })
      #expect(try log.read(after: .start).head == head)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `an append where the log no longer ends is a conflict and writes nothing`(
    keeping: Keeping
  ) throws {
    try keeping.with { hand in
      let (one, two) = (try hand(), try hand())
      let old = try one.end()
      _ = try two.append([Sample.group(0)], expecting: old)
      let end = try two.end()
      #expect(try one.append([Sample.group(1)], expecting: old) == .conflict(end))
      #expect(try Self.all(one) == [Sample.group(0)])
      // A second try with the old place fails in the same way.
      #expect(try one.append([Sample.group(1)], expecting: old) == .conflict(end))
      #expect(try Self.all(two) == [Sample.group(0)])
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a conflict names the place that reading on leads to`(keeping: Keeping) throws {
    try keeping.with { hand in
      let (one, two) = (try hand(), try hand())
      let old = try one.end()
      try Self.insist([Sample.group(0), Sample.group(1)], two)
      guard case .conflict(let end) = try one.append([Sample.group(2)], expecting: old) else {
        Issue.record("the other hand was overlooked")
        return
      }
      let reading = try one.read(after: old)
      #expect(reading == LogReading(groups: [Sample.group(0), Sample.group(1)], head: end))
      guard case .appended = try one.append([Sample.group(2)], expecting: reading.head) else {
        Issue.record("reading on did not lead to the end")
        return
      }
      #expect(try Self.all(two) == (0..<3).map { Sample.group($0) })
    }
  }

  @Test(arguments: Keeping.allCases)
  func `hands that have read everything are at the same place`(keeping: Keeping) throws {
    try keeping.with { hand in
      let hands = [try hand(), try hand(), try hand()]
      for number in 0..<9 { try Self.insist([Sample.group(number)], hands[number % 3]) }
      let heads = try hands.map { try $0.read(after: .start).head }
      #expect(Set(heads).count == 1)
      #expect(try hands.allSatisfy { try $0.end() == heads[0] })
    }
  }

  @Test(arguments: Keeping.allCases)
  func `who watches a log wakes when another hand appends, and reads what it was`(
    keeping: Keeping
  ) throws {
    try keeping.with { hand in
      let (one, two) = (try hand(), try hand())
      try Self.insist([Sample.group(0)], two)
      guard let watch = one.watch() else {
        // Nothing outside the program can say when a disk in memory has moved.
        #expect(keeping == .simulated)
        return
      }
      watch.settle()
      var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      #expect(poll(&waiting, 1, 0) == 0)
      let head = try one.end()
      try Self.insist([Sample.group(1)], two)
      #expect(poll(&waiting, 1, 20_000) == 1)
      watch.settle()
      #expect(try one.read(after: head).groups == [Sample.group(1)])
    }
  }

  @Test(arguments: Keeping.allCases)
  func `appending nothing is only a comparison`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      let start = try log.end()
      #expect(try log.append([], expecting: start) == .appended(start))
      let end = try Self.insist([Sample.group(0)], log)
      #expect(try log.append([], expecting: start) == .conflict(end))
      #expect(try Self.all(log).count == 1)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `several transactions are appended together, and the end counts them`(
    keeping: Keeping
  ) throws {
    try keeping.with { hand in
      let log = try hand()
      let end = try Self.insist((0..<20).map { Sample.group($0) }, log)
      #expect(end.sequence == 20)
      #expect(try Self.all(log) == (0..<20).map { Sample.group($0) })
    }
  }

  @Test(arguments: Keeping.allCases)
  func `reading from any place gives the rest and no more`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      var heads = [try log.end()]
      for number in 0..<6 { heads.append(try Self.insist([Sample.group(number)], log)) }
      for (place, head) in heads.enumerated() {
        let reading = try log.read(after: head)
        #expect(reading.groups == (place..<6).map { Sample.group($0) })
        #expect(reading.head == heads[6])
      }
    }
  }

  @Test(arguments: Keeping.allCases)
  func `reading does not change what an append must expect`(keeping: Keeping) throws {
    try keeping.with { hand in
      let (one, two) = (try hand(), try hand())
      let old = try one.end()
      try Self.insist([Sample.group(0)], two)
      _ = try one.read(after: old)
      guard case .conflict = try one.append([Sample.group(1)], expecting: old) else {
        Issue.record("having read is not the same as having said so")
        return
      }
      #expect(try Self.all(one).count == 1)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a hand that comes later finds what was acknowledged`(keeping: Keeping) throws {
    try keeping.with { hand in
      var end = WorkspaceHead.start
      for number in 0..<4 {
        let log = try hand()
        end = try Self.insist([Sample.group(number)], log)
      }
      let late = try hand()
      #expect(try late.end() == end)
      #expect(try Self.all(late) == (0..<4).map { Sample.group($0) })
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a transaction of any size comes back whole`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      let large = Sample.group(0, Sample.notes(700, from: 0))
      try Self.insist([large, Sample.group(1)], log)
      #expect(try Self.all(hand()) == [large, Sample.group(1)])
    }
  }

  @Test(arguments: Keeping.allCases)
  func `everything about a transaction comes back`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      let id = Sample.memberID(1)
      let sets: [Change] = [
        .set("members", id, field: "city", before: .text("杭州"), after: .text("é")),
        .set("members", id, field: "city", before: .text("é"), after: .text("e\u{301}")),
        .set("members", id, field: "phone", before: .none, after: .text("139")),
      ]
      let first = Sample.group(0, Sample.members(2))
      let second = ChangeGroup(
        id: Sample.group(1).id, at: Sample.group(1).at, actor: Sample.group(1).actor,
        action: "undo", label: Localized("撤销：“引号”\n\u{0}", "Undo \"quoted\""), count: 2,
        undoes: first.id, changes: sets,
        overtaken: Overtaken(rows: 1, [sets[2]], colleagues: [first]))
      try Self.insist([first], log)
      try Self.insist([second], log)
      let found = try Self.all(hand())
      #expect(found == [first, second])
      // Two spellings of one letter are one text to Swift, and two to a file.
      guard case .set(_, _, _, .text(let before), .text(let after))? = found.last?.changes[1]
      else {
        Issue.record("the change is another")
        return
      }
      #expect(Array(before.utf8) == Array("é".utf8) && Array(after.utf8) == Array("e\u{301}".utf8))
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a snapshot and what lies behind it give the rows`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      var rows = Community()
      for number in 0..<3 {
        try rows.apply(Sample.group(number).changes)
        try Self.insist([Sample.group(number)], log)
      }
      let head = try log.end()
      try log.putSnapshot(rows, at: head)
      for number in 3..<5 {
        try rows.apply(Sample.group(number).changes)
        try Self.insist([Sample.group(number)], log)
      }
      let other = try hand()
      let found = try #require(try other.snapshot())
      #expect(found.head == head)
      var again = found.rows
      for group in try other.read(after: found.head).groups { try again.apply(group.changes) }
      #expect(again == rows)
      #expect(RowsHash(again) == RowsHash(rows))
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a snapshot moves nothing: the log is read from its start as before`(
    keeping: Keeping
  ) throws {
    try keeping.with { hand in
      let log = try hand()
      try Self.insist([Sample.group(0)], log)
      let head = try log.end()
      var rows = Community()
      try rows.apply(Sample.group(0).changes)
      try log.putSnapshot(rows, at: head)
      #expect(try log.end() == head)
      #expect(try Self.all(log) == [Sample.group(0)])
      guard case .appended = try log.append([Sample.group(1)], expecting: head) else {
        Issue.record("a snapshot has moved the end")
        return
      }
    }
  }

  @Test(arguments: Keeping.allCases)
  func `the newest snapshot is the one that counts`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      var rows = Community()
      for number in 0..<5 {
        try rows.apply(Sample.group(number).changes)
        try Self.insist([Sample.group(number)], log)
        try log.putSnapshot(rows, at: try log.end())
      }
      let found = try #require(try hand().snapshot())
      #expect(found.rows == rows && found.head.sequence == 5)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `rows of another place are not taken for a snapshot`(keeping: Keeping) throws {
    try keeping.with { hand in
      let (one, two) = (try hand(), try hand())
      let old = try one.end()
      try Self.insist([Sample.group(0)], one)
      #expect(throws: StoreError.self) { try one.putSnapshot(Community(), at: old) }
      try Self.insist([Sample.group(1)], two)
      let end = try two.end()
      // The first hand has not read that far.
      #expect(throws: StoreError.self) { try one.putSnapshot(Community(), at: end) }
      #expect(try two.snapshot() == nil)
    }
  }

  @Test(arguments: Keeping.allCases)
  func `hands that take turns in any order lose nothing and repeat nothing`(
    keeping: Keeping
  ) throws {
    for seed in 0..<(Proofs.isFull ? 40 : 4) {
      try keeping.with { hand in
        var dice = Dice(seed)
        let hands = try (0..<4).map { _ in try hand() }
        var heads = try hands.map { try $0.end() }
        var written: [[ChangeGroup]] = Array(repeating: [], count: 4)
        var (number, conflicts) = (0, 0)
        for _ in 0..<60 {
          let who = dice.roll(4)
          if dice.roll(3) == 0 {
            heads[who] = try hands[who].read(after: heads[who]).head
            continue
          }
          let groups = (0..<1 + dice.roll(3)).map { Sample.group(number + $0) }
          switch try hands[who].append(groups, expecting: heads[who]) {
          case .appended(let end):
            heads[who] = end
            written[who] += groups
            number += groups.count
          case .conflict: conflicts += 1
          }
        }
        #expect(conflicts > 0 && number > 5)
        let all = try Self.all(hand())
        #expect(all == (0..<number).map { Sample.group($0) }, "history \(seed)")
        for own in written {
          let ids = Set(own.map(\.id))
          #expect(all.filter { ids.contains($0.id) } == own)
        }
      }
    }
  }

  @Test(arguments: Keeping.allCases)
  func `a place that the log never had is refused`(keeping: Keeping) throws {
    try keeping.with { hand in
      let log = try hand()
      let end = try Self.insist([Sample.group(0)], log)
      var beyond = end
      beyond.sequence += 1
      beyond.positions = beyond.positions.map { position in
        var position = position
        position.bytes += 100
        position.line += 1
        return position
      }
      #expect(throws: StoreError.self) { try log.read(after: beyond) }
      #expect(try log.append([Sample.group(1)], expecting: beyond) == .conflict(end))
    }
  }

  @Test(arguments: [Keeping.simulated, .files])
  func `where an erasure has replaced the log an old place is refused, and the start is not`(
    keeping: Keeping
  ) throws {
    try keeping.with { hand in
      guard let log = try hand() as? WorkspaceWriter else {
        Issue.record("a workspace is written by its writer")
        return
      }
      var rows = Community()
      let person = Sample.group(0, Sample.members(1))
      try rows.apply(person.changes)
      let old = try Self.insist([person], log)
      let day = try #require(Day("2026-11-22"))
      try Self.insist(
        [Sample.group(1, rows.erasing(ID(raw: Sample.memberID(1)), on: day))], log)
      _ = try log.directory.erase()
      let refusal = #expect(throws: StoreError.self) { try log.read(after: old) }
      guard case .changedBeneath = refusal else {
        Issue.record("an old place was not told as such: \(String(describing: refusal))")
        return
      }
      #expect(throws: StoreError.self) { try log.append([Sample.group(2)], expecting: old) }
      let fresh = try hand()
      try Self.insist([Sample.group(2)], fresh)
      #expect(try Self.all(fresh).map(\.id) == (0..<3).map { Sample.group($0).id })
    }
  }

  @Test(arguments: [Keeping.simulated, .files])
  func `what another machine has brought is compared as well`(keeping: Keeping) throws {
    try keeping.with { hand in
      guard let log = try hand() as? WorkspaceWriter else {
        Issue.record("a workspace is written by its writer")
        return
      }
      try Self.insist([Sample.group(0)], log)
      let old = try log.end()
      // A colleague's machine works on the same directory under a number of its own.
      let elsewhere = WorkspaceDirectory(
        log.path,
        Sample.environment(
          log.directory.env.ops, host: "fedcba9876543210", machine: 0x54321))
      try Self.insist([Sample.group(5, machine: 0x54321)], elsewhere.open().1)
      guard case .conflict(let end) = try log.append([Sample.group(6)], expecting: old) else {
        Issue.record("the other machine was overlooked")
        return
      }
      #expect(try log.read(after: old).head == end)
      guard case .appended = try log.append([Sample.group(6)], expecting: end) else {
        Issue.record("reading on did not lead to the end")
        return
      }
      #expect(try Self.all(log).count == 3)
      #expect(try log.directory.check().state == .clean)
    }
  }
}
