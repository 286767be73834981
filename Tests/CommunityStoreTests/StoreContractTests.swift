import CommunityModel
import Testing

@testable import CommunityStore

/// A kind of disk the contract holds on.
enum Medium: CaseIterable {
  case memory, disk

  func with(_ body: (WorkspaceDirectory) throws -> Void) throws {
    switch self {
    case .memory: try body(Sample.workspace(SimulatedDisk()))
    case .disk:
      let directory = try TemporaryDirectory()
      try body(
        WorkspaceDirectory(directory.path + "/w", Sample.environment(PosixFileOps())))
    }
  }
}

@Suite struct StoreContractTests {
  @Test(arguments: Medium.allCases)
  func `what was stored is read again`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      let (_, writer) = try directory.open()
      for number in 0..<5 { try writer.store(Sample.group(number)) }
      let opened = try directory.read()
      #expect(try Sample.numbers(opened) == [0, 1, 2, 3, 4])
      #expect(opened.state == .clean)
      #expect(opened.community.tags.map(\.name) == (0..<5).map { "标签\($0)" })
      #expect(opened.head == writer.ledger.head)
    }
  }

  @Test(arguments: Medium.allCases)
  func `a snapshot and the journal behind it give the same rows`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      var (opened, writer) = try directory.open()
      for number in 0..<3 {
        let group = Sample.group(number)
        try opened.community.apply(group.changes)
        try writer.store(group)
      }
      try writer.compact(opened.community)
      try writer.store(Sample.group(3))
      let again = try directory.read()
      #expect(try Sample.numbers(again) == [0, 1, 2, 3])
      #expect(again.ledger.log.recent.count == 1)
      #expect(again.community.tags.count == 4)
      #expect(again.state == .clean)
      #expect(again.head == writer.ledger.head)
    }
  }

  @Test(arguments: Medium.allCases)
  func `any entry can be read back for undo, before and after a snapshot`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      var (opened, writer) = try directory.open()
      let groups = (0..<4).map { Sample.group($0) }
      for group in groups {
        try opened.community.apply(group.changes)
        try writer.store(group)
        if group == groups[1] { try writer.compact(opened.community) }
      }
      let log = try directory.read().ledger.log
      #expect(try log.all().map { try log.group($0) } == groups)
    }
  }

  @Test(arguments: Medium.allCases)
  func `a transaction above one MiB is spread over lines and comes back whole`(
    medium: Medium
  ) throws {
    try medium.with { directory in
      try directory.create()
      let (_, writer) = try directory.open()
      let group = Sample.group(0, Sample.members(12_000))
      let logged = try writer.store(group)
      #expect(logged.place.bytes > 1 << 20)
      try writer.store(Sample.group(1))
      let opened = try directory.read()
      #expect(opened.community.members.count == 12_000)
      #expect(opened.state == .clean)
      #expect(try opened.ledger.log.group(logged) == group)
    }
  }

  @Test(arguments: Medium.allCases)
  func `two writers take turns, and each learns of the other first`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      let (_, one) = try directory.open()
      let (_, two) = try directory.open()
      try one.store(Sample.group(0))
      guard case .behind(let foreign) = try two.append([Sample.group(1)]) else {
        Issue.record("the second writer was not behind")
        return
      }
      #expect(foreign.map(\.group) == [Sample.group(0)])
      #expect(try Sample.numbers(directory.read()) == [0])
      try two.store(Sample.group(1))
      try one.store(Sample.group(2))
      #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
      #expect(one.ledger.head == (try directory.read().head))
    }
  }

  @Test(arguments: Medium.allCases)
  func `several transactions share one sync and keep their order`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      let (_, writer) = try directory.open()
      guard case .stored(let logged) = try writer.append((0..<20).map { Sample.group($0) }) else {
        Issue.record("nobody else writes here")
        return
      }
      #expect(logged.map(\.sequence) == Array(1...20))
      #expect(try Sample.numbers(directory.read()) == Array(0..<20))
    }
  }

  @Test(arguments: Medium.allCases)
  func `a workspace is not made where something lies`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      #expect(throws: StoreError.notEmpty(path: directory.path)) { try directory.create() }
      #expect(throws: StoreError.notAWorkspace(path: directory.path + "/none")) {
        try WorkspaceDirectory(directory.path + "/none", directory.env).read()
      }
    }
  }

  @Test(arguments: Medium.allCases)
  func `a journal file ends at four megabytes and the next goes on behind it`(
    medium: Medium
  ) throws {
    try medium.with { directory in
      try directory.create()
      let (_, writer) = try directory.open()
      let each = 2_000
      let places = try (0..<40).map { number in
        try writer.store(Sample.group(number, Sample.members(each, from: number * each + 1))).place
      }
      let bytes = places.map(\.bytes)
      let ends = places.indices.filter {
        $0 + 1 < places.count && places[$0 + 1].segment > places[$0].segment
      }
      #expect(!ends.isEmpty, "\(bytes.reduce(0, +)) bytes went into one file")
      for end in ends {
        #expect(places[end + 1].segment == places[end].segment + 1)
        let size = places[end].offset + places[end].bytes
        #expect(((4 << 20)..<(4 << 20) + (bytes.max() ?? 0)).contains(size))
      }
      let opened = try directory.read()
      #expect(opened.state == .clean)
      #expect(opened.community.members.count == 40 * each)
    }
  }

  @Test(arguments: Medium.allCases)
  func `a batch edit plans against the rows as they are now`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      var (opened, writer) = try directory.open()
      let (_, other) = try directory.open()
      try other.store(Sample.group(0))
      let outcome = try writer.transact(on: &opened) { community in
        #expect(community.tags.count == 1)
        return Sample.group(1)
      }
      guard case .stored(let logged) = outcome else {
        Issue.record("the edit was not stored")
        return
      }
      #expect(logged.sequence == 2)
      #expect(opened.community == (try directory.read().community))
    }
  }

  @Test(arguments: Medium.allCases)
  func `ids are never minted twice, even when their rows are gone`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      var (opened, writer) = try directory.open()
      #expect(opened.community.mint.machine == Sample.machine)
      var group = Sample.group(0, [])
      // Far ahead of the id of its group, so that each has to be counted for itself.
      for _ in 0..<500 { let _: ID<CommunityModel.Tag> = opened.community.mint.mint() }
      let tag: ID<CommunityModel.Tag> = opened.community.mint.mint()
      let record = CommunityModel.Tag(id: tag).record
      group = Sample.group(0, [.insert("tags", record), .remove("tags", record)])
      try opened.community.apply(group.changes)
      try writer.store(group)
      #expect(try directory.open().0.community.mint.next > PackedID.counter(of: tag.raw))
      try writer.compact(opened.community)
      let next = try directory.open().0.community.mint.next
      #expect(next > PackedID.counter(of: tag.raw))
      #expect(next > PackedID.counter(of: group.id.raw))
    }
  }
}
