import CommunityModel

/// Where the parts of a workspace lie; only names made here become file names.
struct WorkspacePaths: Hashable, Sendable {
  /// The workspace's directory.
  let root: String

  init(root: String) {
    self.root = root
  }

  var manifest: String { root + "/manifest.json" }
  var machineFile: String { root + "/machine.json" }
  var lock: String { root + "/lock" }
  var line: String { root + "/line" }
  var reserve: String { root + "/reserve" }
  var journal: String { root + "/journal" }
  var snapshots: String { root + "/snap" }
  var quarantine: String { root + "/quarantine" }
  var backups: String { root + "/backup" }
  var presence: String { root + "/presence" }

  func journal(of machine: Int) -> String { "\(journal)/\(Self.machineName(machine))" }

  func segment(_ number: Int, of machine: Int) -> String {
    root + "/" + Self.segmentName(machine: machine, number: number)
  }

  func snapshot(_ generation: Int) -> String { "\(snapshots)/\(Self.padded(generation))" }

  /// The names that may lie in a workspace's directory.
  static let known: Set<String> = [
    "manifest.json", "machine.json", "lock", "line", "reserve", "journal", "snap", "quarantine",
    "backup",
    "presence",
  ]

  static func segmentName(machine: Int, number: Int) -> String {
    "journal/\(machineName(machine))/\(padded(number)).jsonl"
  }

  static func machineName(_ machine: Int) -> String { PackedID.machineText(Int64(machine)) }

  /// The machine in the name of a journal's directory.
  static func machine(_ name: String) -> Int? {
    Int(name, radix: 16).flatMap { machineName($0) == name ? $0 : nil }
  }

  /// The number in the name of a journal file.
  static func segmentNumber(_ name: String) -> Int? {
    guard name.hasSuffix(".jsonl"), !name.hasPrefix("+") else { return nil }
    return generation(String(name.dropLast(6)))
  }

  /// The number in the name of a snapshot's directory.
  static func generation(_ name: String) -> Int? {
    Int(name).flatMap { $0 > 0 && $0 < JSONLimits.count && padded($0) == name ? $0 : nil }
  }

  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
