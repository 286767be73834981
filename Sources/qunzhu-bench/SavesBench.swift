import CommunityModel
import CommunityStore
import Glibc
import Wording

/// One saved edit in a small workspace, in a large one, and a bare append, turn by turn: what the disk does
/// meanwhile it does to all of them.
struct SavesBench {
  private let turns: Int

  init(turns: Int = 400) {
    self.turns = turns
  }

  /// Measures workspaces of these sizes.
  func run(_ sizes: [Int]) throws {
    let folder = try Folder()
    defer { folder.remove() }
    var hands: [Hand] = []
    for size in sizes { hands.append(try Hand("\(folder.path)/\(size)", members: size)) }
    // The first edits make their file and settle what lies before them.
    for place in hands.indices {
      for turn in 0..<5 { try hands[place].save(turn) }
    }
    let bare = try BareFile("\(folder.path)/bare", bytes: hands[0].bytesOfAnEdit)
    var times = [[Double]](repeating: [], count: hands.count)
    var bareTimes: [Double] = []
    for turn in 5..<turns + 5 {
      for place in hands.indices {
        times[place].append(try Stopwatch.once { try hands[place].save(turn) }.1)
      }
      bareTimes.append(Stopwatch.once { bare.append() }.1)
    }
    let beside = Stopwatch.Figures(bareTimes)
    let first = Stopwatch.Figures(times[0])
    for (place, size) in sizes.enumerated() {
      let edit = Stopwatch.Figures(times[place])
      Page.line(
        "save one edit of \(size) members, median", edit.median,
        "\(Page.times(edit.median, first.median)) of \(sizes[0]) members, "
          + "\(Page.times(edit.median, beside.median)) of the bare append; p99 \(Page.format(edit.p99)) ms"
      )
    }
    Page.line(
      "bare append + fdatasync of \(bare.bytes) bytes", beside.median,
      "p99 \(Page.format(beside.p99)) ms")
    print("  peak memory \(Folder.peakMegabytes) MB")
  }

  /// A workspace with its writer.
  private struct Hand {
    private var opened: OpenedWorkspace
    private let writer: WorkspaceWriter
    private let members: [ID<Member>]

    init(_ path: String, members count: Int) throws {
      let directory = WorkspaceDirectory(path)
      try directory.create()
      (opened, writer) = try directory.open()
      // A file of the journal holds what comes after it, so each starts with as little.
      for start in stride(from: 0, to: count, by: 10_000) {
        _ = try writer.transact(on: &opened) { [writer] community in
          var mint = community.mint
          let changes = (start..<min(count, start + 10_000)).map { number in
            let id: ID<Member> = mint.mint()
            return Change.insert("members", Self.row(id.raw, number))
          }
          return Self.group(community, writer.machine, mint.mint(), changes)
        }
      }
      members = opened.community.members.map(\.id)
      try writer.compact(opened.community)
    }

    /// What one edit adds to the journal, about.
    var bytesOfAnEdit: Int { opened.ledger.log.recent.last?.place.bytes ?? 512 }

    mutating func save(_ turn: Int) throws {
      // Members far apart, so that none is near at hand.
      let member = members[turn * 7919 % members.count]
      _ = try writer.transact(on: &opened) { [writer] community in
        var mint = community.mint
        let before = community.members[member].map { FieldValue.text($0.city) } ?? .none
        return Self.group(
          community, writer.machine, mint.mint(),
          [
            .set(
              "members", member.raw, field: "city", before: before,
              after: .text("杭州\(turn)"))
          ])
      }
    }

    private static func row(_ id: Int64, _ number: Int) -> RowRecord {
      RowRecord(
        id: id,
        fields: [
          .init(key: "name", value: .text("成员\(number)")),
          .init(key: "phone", value: .text("13\(100_000_000 + number)")),
          .init(key: "city", value: .text(number % 2 == 0 ? "上海" : "宁波")),
        ])
    }

    private static func group(
      _ community: Community, _ machine: Int64, _ id: ID<ChangeGroup>, _ changes: [Change]
    ) -> ChangeGroup {
      ChangeGroup(
        id: id, at: Instant(seconds: 1_795_000_000),
        actor: Actor(name: "bench", machine: machine, process: 1), action: "bench",
        label: Localized("测量", "Bench"), count: changes.count, changes: changes)
    }
  }
}

/// A file that takes lines and makes each durable: the least that a saved edit can cost.
struct BareFile {
  let bytes: Int
  private let file: Int32
  private let line: [UInt8]

  init(_ path: String, bytes: Int) throws {
    file = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BenchError.noFile }
    self.bytes = bytes
    line = [UInt8](repeating: 97, count: bytes)
  }

  func append() {
    _ = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    fdatasync(file)
  }
}
