import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// One host with its own disk and its own copy of the workspace.
final class SimulatedHost {
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
  func take(_ other: SimulatedHost) throws {
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

  /// Writes a snapshot of what this host knows.
  func compact() throws {
    let (opened, writer) = try directory.open()
    try writer.compact(opened.community)
  }
}

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 77 &+ 5
  }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
