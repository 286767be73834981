import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// Three hosts that carry journals to each other in any order.
@Suite struct FoldTests {
  /// One host with its own disk and its own copy of the workspace.
  private final class Host {
    let machine: Int64
    let disk: SimulatedDisk
    let directory: WorkspaceDirectory
    var next: Int64 = 10

    init(_ number: Int, from state: SimulatedDisk.State?) throws {
      machine = 0x10000 + Int64(number)
      disk = state.map { SimulatedDisk($0) } ?? SimulatedDisk()
      directory = Sample.workspace(
        disk, host: "000000000000000\(number)", machine: machine)
      if state == nil { try directory.create() }
    }

    /// Writes a transaction planned on what this host knows.
    func store(_ changes: (Community) -> [Change], at time: Int64) throws -> [Change] {
      let (opened, writer) = try directory.open()
      let planned = changes(opened.community)
      guard !planned.isEmpty else { return [] }
      next += 1
      let group = ChangeGroup(
        id: ID(raw: PackedID.pack(machine: machine, counter: next * 1000)),
        at: Instant(milliseconds: time), actor: Actor(name: "h", machine: machine, process: 1),
        action: "member.city.set", label: Localized("改", "Change"), count: 1, changes: planned)
      try writer.store(group)
      return planned
    }

    /// Takes over another host's journal, as a carrier would: whole files, newer ones replace older.
    func take(_ other: Host) throws {
      let source = other.directory.paths.journal(of: Int(other.machine))
      guard try other.disk.statusIfPresent(source) != nil else { return }
      if try disk.statusIfPresent(source) == nil { try disk.makeDirectory(source, mode: 0o700) }
      for name in try other.disk.list(source) {
        let bytes = try other.disk.contents(of: "\(source)/\(name)")
        if try disk.statusIfPresent("\(source)/\(name)") != nil {
          try disk.unlink("\(source)/\(name)")
        }
        try disk.createFile("\(source)/\(name)", bytes, mode: 0o600)
      }
    }
  }

  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  /// One random history: who writes what, and who carries whose journal where.
  private static func history(
    _ seed: Int
  ) throws -> (hashes: Set<RowsHash>, opened: OpenedWorkspace) {
    let first = try Host(1, from: nil)
    _ = try first.store({ _ in Sample.members(4) }, at: 1_700_000_000_000)
    let hosts = [
      first, try Host(2, from: first.disk.state), try Host(3, from: first.disk.state),
    ]
    var dice = Dice(state: UInt64(seed) &* 77 &+ 5)
    var time: Int64 = 1_700_000_001_000
    for _ in 0..<12 {
      time += Int64(dice.roll(3)) * 500
      let host = hosts[dice.roll(3)]
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
    return (Set(opened.map { RowsHash($0.community) }), opened[0])
  }

  @Test func `journals of three machines give the same rows in whatever order they arrive`()
    throws
  {
    var clashes = 0
    for seed in 0..<(Proofs.isFull ? 1000 : 40) {
      let (hashes, opened) = try Self.history(seed)
      #expect(hashes.count == 1, "history \(seed)")
      clashes += opened.clashes.count
    }
    #expect(clashes > 0)
  }

  @Test func `two machines that set one field keep the later value and a card with the other`()
    throws
  {
    let first = try Host(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try Host(2, from: first.disk.state)
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
      #expect(try host.directory.check().clashes == opened.clashes)
    }
  }

  @Test func `different fields of one row meet without a card`() throws {
    let first = try Host(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try Host(2, from: first.disk.state)
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
    let first = try Host(1, from: nil)
    _ = try first.store({ _ in Sample.members(1) }, at: 1_700_000_000_000)
    let second = try Host(2, from: first.disk.state)
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
}
