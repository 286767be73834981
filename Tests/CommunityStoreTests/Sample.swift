import CommunityModel
import Foundation
import Synchronization
import Testing
import Wording

@testable import CommunityStore

/// Transactions and workspaces for the tests of the store.
enum Sample {
  static let machine: Int64 = 0x12345

  /// The n-th transaction: one new tag, small enough for a line below one KiB.
  static func group(_ number: Int, machine: Int64 = Sample.machine) -> ChangeGroup {
    let id = PackedID.pack(machine: machine, counter: Int64(number * 2 + 1))
    let record = RowRecord(
      id: id,
      fields: [
        RowRecord.Entry(key: "name", value: .text("标签\(number)")),
        RowRecord.Entry(key: "source", value: .text("manual")),
      ])
    return group(number, machine: machine, [.insert("tags", record)])
  }

  static func group(
    _ number: Int, machine: Int64 = Sample.machine, _ changes: [Change]
  ) -> ChangeGroup {
    ChangeGroup(
      id: ID(raw: PackedID.pack(machine: machine, counter: Int64(number * 2 + 2))),
      at: Instant(milliseconds: 1_700_000_000_000 + Int64(number) * 1000),
      actor: Actor(name: "小林", machine: machine, process: 42), action: "tag.create",
      label: Localized("新建标签 \(number)", "New tag \(number)"), count: changes.count,
      changes: changes)
  }

  /// Members with a few fields each, one of them unknown to this version.
  static func members(_ count: Int, from first: Int = 1) -> [Change] {
    (first..<first + count).map { number in
      .insert(
        "members",
        RowRecord(
          id: PackedID.pack(machine: machine, counter: Int64(1_000_000 + number)),
          fields: [
            RowRecord.Entry(key: "name", value: .text("成员\(number)")),
            RowRecord.Entry(key: "city", value: .text(number % 2 == 0 ? "上海" : "杭州")),
            RowRecord.Entry(key: "futureField", value: .raw("{\"a\":1.0,\"b\":[1E2,-0]}")),
          ]))
    }
  }

  /// Notes of two thousand bytes each: few rows, much text.
  static func notes(_ count: Int, from first: Int) -> [Change] {
    (first..<first + count).map { number in
      .insert(
        "notes",
        RowRecord(
          id: PackedID.pack(machine: machine, counter: Int64(3_000_000 + number)),
          fields: [
            RowRecord.Entry(key: "text", value: .text(String(repeating: "字", count: 660))),
            RowRecord.Entry(
              key: "at", value: .instant(Instant(milliseconds: 1_700_000_000_000))),
          ]))
    }
  }

  static func memberID(_ number: Int) -> Int64 {
    PackedID.pack(machine: machine, counter: Int64(1_000_000 + number))
  }

  /// An environment on a disk, with a clock and numbers that are always the same.
  static func environment(
    _ ops: any FileOps, host: String = "0123456789abcdef", machine: Int64 = Sample.machine,
    clock: Int64 = 1_800_000_000_000
  ) -> StoreEnvironment {
    StoreEnvironment(
      ops: ops, clock: { clock }, random: { number(machine: machine) }, host: host,
      pause: { $0 }, holder: "pid 1 @ test")
  }

  static func workspace(
    _ ops: any FileOps, host: String = "0123456789abcdef", machine: Int64 = Sample.machine
  ) -> WorkspaceDirectory {
    WorkspaceDirectory("/w", environment(ops, host: host, machine: machine))
  }

  /// The numbers of the transactions that a workspace holds, in order.
  static func numbers(_ opened: OpenedWorkspace) throws -> [Int] {
    try opened.ledger.log.all().map { Int(PackedID.counter(of: $0.id.raw) - 2) / 2 }
  }

  /// Numbers that never come twice in a run, all with the low bits the machine's number is taken from.
  private static let serial = Mutex<UInt64>(0)

  private static func number(machine: Int64) -> UInt64 {
    serial.withLock {
      $0 += 1
      return $0 << 20 | UInt64(machine)
    }
  }
}

extension WorkspaceWriter {
  /// Stores one transaction, having caught up with others first.
  @discardableResult
  func store(_ group: ChangeGroup) throws -> LoggedGroup {
    while true {
      if case .stored(let logged) = try append([group]) {
        return try #require(logged.first)
      }
    }
  }
}

/// A directory on the real disk that goes when the test ends.
final class TemporaryDirectory {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/qunzhu-store-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
