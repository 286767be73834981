import CommunityModel
import Foundation
import Interchange
import Testing

/// Real-sized data that lies beside the checkout on machines that have it.
enum SharedData {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func file(_ name: String) throws -> ImportFile {
    let url = folder.appending(path: name)
    return ImportFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
  }

  static func files(in name: String) throws -> [ImportFile] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: name).path)
    return try names.sorted().map { try file("\(name)/\($0)") }
  }
}

/// A workspace that files are imported into one batch after another, at a fixed time.
struct ImportDesk {
  var community = Community()
  var now = Instant(seconds: 1_795_300_000)

  init() { community.mint = IDMint(machine: 7) }

  func plan(_ files: [ImportFile], _ options: ImportOptions = ImportOptions()) throws -> ImportPlan
  {
    try ImportPlanner.plan(
      files: files, options: options, into: community, mint: community.mint, at: Moment(now: now))
  }

  @discardableResult
  mutating func take(
    _ files: [ImportFile], _ options: ImportOptions = ImportOptions()
  ) throws -> ImportPlan {
    let plan = try plan(files, options)
    try community.apply(plan.changes)
    community.mint = plan.mint
    return plan
  }

  mutating func take(
    _ name: String, _ text: String, _ options: ImportOptions = ImportOptions()
  ) throws -> ImportPlan {
    try take([ImportFile(name: name, bytes: Array(text.utf8))], options)
  }

  var active: Int { community.memberships.count { $0.status == .active } }
}

/// Shuffles the same way every time.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
