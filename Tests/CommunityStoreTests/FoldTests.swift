import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// Three hosts that carry journals to each other in any order.
@Suite struct FoldTests {
  /// One random history: who writes what, and who carries whose journal where.
  private static func history(
    _ seed: Int
  ) throws -> (hashes: Set<RowsHash>, opened: OpenedWorkspace) {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(4) }, at: 1_700_000_000_000)
    let hosts = [
      first, try SimulatedHost(2, from: first.disk.state),
      try SimulatedHost(3, from: first.disk.state),
    ]
    var dice = Dice(seed)
    var time: Int64 = 1_700_000_001_000
    for _ in 0..<12 {
      time += Int64(dice.roll(3)) * 500
      let host = hosts[dice.roll(3)]
      if dice.roll(6) == 0 {
        try host.compact()
        continue
      }
      if dice.roll(4) == 0 {
        let other = hosts[dice.roll(3)]
        if other.machine != host.machine { try host.take(other) }
        continue
      }
      let (who, kind, serial) = (1 + dice.roll(4), dice.roll(5), dice.roll(1000))
      let machine = host.machine
      _ = try host.store(
        { rows in
          let id = Sample.memberID(who)
          guard let member = rows.members[raw: id] else { return [] }
          switch kind {
          case 0, 1:
            return [
              .set(
                "members", id, field: "city", before: .text(member.city), after: .text("市\(serial)")
              )
            ]
          case 2:
            return [
              .set(
                "members", id, field: "phone",
                before: member.phone.isEmpty ? .none : .text(member.phone),
                after: .text("1\(serial)"))
            ]
          case 3:
            return Collections.named("members")?.record(rows, id).map {
              [.remove("members", $0)]
            } ?? []
          default:
            let raw = PackedID.pack(machine: machine, counter: Int64(500_000 + serial))
            guard rows.tags[raw: raw] == nil else { return [] }
            return [
              .insert(
                "tags",
                RowRecord(
                  id: raw,
                  fields: [
                    .init(key: "name", value: .text("签\(serial)")),
                    .init(key: "source", value: .text("manual")),
                  ]))
            ]
          }
        }, at: time)
    }
    // Everything reaches everybody, in an order of its own each time.
    for host in hosts {
      for step in [dice.roll(2), dice.roll(2)] {
        let others = hosts.filter { $0.machine != host.machine }
        try host.take(others[step])
      }
      for other in hosts where other.machine != host.machine { try host.take(other) }
    }
    let opened = try hosts.map { try $0.directory.read() }
    for one in opened { #expect(one.state != .damaged) }
    for (host, one) in zip(hosts, opened) {
      let report = try host.directory.check()
      #expect(report.state != .damaged)
      #expect(report.rows == RowsHash(one.community), "a snapshot and the journal differ")
    }
    return (Set(opened.map { RowsHash($0.community) }), opened[0])
  }

  @Test func `journals of three machines give the same rows in whatever order they arrive`()
    throws
  {
    var clashes = 0
    for seed in 0..<(Proofs.isFull ? 1000 : 40) {
      let (hashes, opened) = try Self.history(seed)
      #expect(hashes.count == 1, "history \(seed)")
      clashes += try opened.allClashes().count
    }
    #expect(clashes > 0)
  }

  @Test func `two machines that set one field keep the later value and a card with the other`()
    throws
  {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try SimulatedHost(2, from: first.disk.state)
    let id = Sample.memberID(1)
    for (host, city, time) in [
      (first, "北京", Int64(1_700_000_002_000)), (second, "广州", Int64(1_700_000_003_000)),
    ] {
      _ = try host.store(
        { _ in
          [.set("members", id, field: "city", before: .text("杭州"), after: .text(city))]
        }, at: time)
    }
    try first.take(second)
    try second.take(first)
    for host in [first, second] {
      let opened = try host.directory.read()
      #expect(opened.community.members[raw: id]?.city == "广州")
      let clash = try #require(opened.clashes.first)
      #expect(opened.clashes.count == 1)
      #expect(clash.kept == .text("广州"))
      #expect(clash.lost == .text("北京"))
      #expect(clash.field == "city")
      #expect(clash.origin == .machines && !clash.isSettled)
      #expect(clash.keptBy?.actor.machine == second.machine)
      #expect(clash.keptBy?.at == Instant(milliseconds: 1_700_000_003_000))
      #expect(clash.lostBy?.actor.machine == first.machine)
      #expect(clash.lostBy?.at == Instant(milliseconds: 1_700_000_002_000))
      #expect(try host.directory.check().clashes == opened.clashes)
    }
  }

  @Test func `different fields of one row meet without a card`() throws {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try SimulatedHost(2, from: first.disk.state)
    let id = Sample.memberID(1)
    _ = try first.store(
      { _ in [.set("members", id, field: "city", before: .text("杭州"), after: .text("北京"))] },
      at: 1_700_000_002_000)
    _ = try second.store(
      { _ in [.set("members", id, field: "phone", before: .none, after: .text("139"))] },
      at: 1_700_000_003_000)
    try first.take(second)
    let opened = try first.directory.read()
    #expect(opened.community.members[raw: id]?.city == "北京")
    #expect(opened.community.members[raw: id]?.phone == "139")
    #expect(opened.clashes.isEmpty && opened.conflicts.isEmpty)
  }

  @Test func `a row removed on one machine and changed on another is left to a person`() throws {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try SimulatedHost(2, from: first.disk.state)
    let id = Sample.memberID(1)
    _ = try first.store(
      { _ in [.set("members", id, field: "city", before: .text("杭州"), after: .text("北京"))] },
      at: 1_700_000_002_000)
    _ = try second.store(
      { rows in
        Collections.named("members")?.record(rows, id).map { [.remove("members", $0)] } ?? []
      }, at: 1_700_000_003_000)
    try second.take(first)
    try first.take(second)
    for host in [first, second] {
      let opened = try host.directory.read()
      #expect(opened.community.members[raw: id]?.city == "北京")
      #expect(opened.clashes.map(\.field) == [nil])
    }
  }

  @Test func `what arrives later but happened earlier is folded before what a snapshot holds`()
    throws
  {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try SimulatedHost(2, from: first.disk.state)
    let id = Sample.memberID(1)
    for (host, city, time) in [
      (second, "广州", Int64(1_700_000_002_000)), (first, "北京", Int64(1_700_000_003_000)),
    ] {
      _ = try host.store(
        { _ in
          [.set("members", id, field: "city", before: .text("杭州"), after: .text(city))]
        }, at: time)
    }
    // The later value is in a snapshot before the earlier one arrives.
    try first.compact()
    try first.take(second)
    try second.take(first)
    for host in [first, second] {
      let opened = try host.directory.read()
      #expect(opened.community.members[raw: id]?.city == "北京")
      #expect(opened.clashes.map(\.lost) == [.text("广州")])
      #expect(try host.directory.check().state == .clean)
    }
    // The next snapshot holds both in their order, and the clash is not forgotten.
    try first.compact()
    let again = try first.directory.read()
    #expect(again.community.members[raw: id]?.city == "北京")
    #expect(again.clashes.isEmpty)
    #expect(try again.allClashes().map(\.lost) == [.text("广州")])
  }

  @Test func `what is decided on top of a machine whose clock is ahead comes behind it`() throws {
    let first = try SimulatedHost(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try SimulatedHost(2, from: first.disk.state)
    let id = Sample.memberID(1)
    // A year ahead.
    _ = try second.store(
      { _ in [.set("members", id, field: "city", before: .text("杭州"), after: .text("广州"))] },
      at: 1_731_500_000_000)
    try first.take(second)
    _ = try first.store(
      { rows in
        let city = rows.members[raw: id]?.city ?? ""
        return [.set("members", id, field: "city", before: .text(city), after: .text("北京"))]
      }, at: 1_700_000_009_000)
    try second.take(first)
    for host in [first, second] {
      let opened = try host.directory.read()
      #expect(opened.community.members[raw: id]?.city == "北京")
      #expect(opened.clashes.isEmpty)
    }
  }
}
