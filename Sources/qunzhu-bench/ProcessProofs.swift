import CommunityModel
import CommunityStore
import Foundation
import Glibc

/// kill -9 at a random moment: what was told is there.
enum KillProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    let rounds = 10 * scale
    let folder = try Folder()
    defer { folder.remove() }
    var told = 0
    for round in 0..<rounds {
      // A workspace of its own every hundred rounds: opening stays short.
      let path = "\(folder.path)/\(round / 100)"
      if round % 100 == 0 { try WorkspaceDirectory(path).create() }
      let writer = try ProofProcess(["proof-writer", path, "r\(round)", "1000000", "7"])
      // One in eight is met while it opens the workspace, the others after some entries were saved.
      if round % 8 > 0 { writer.waitForLines(Int.random(in: 1...6)) }
      usleep(UInt32.random(in: 500...12_000))
      writer.kill()
      let acknowledged = writer.lines()
      told += acknowledged.count
      let opened = try WorkspaceDirectory(path).read()
      let found = Set(opened.community.tags.map(\.name))
      if let lost = acknowledged.first(where: { !found.contains($0) }) {
        return .failed("round \(round): \(lost) was acknowledged and is gone")
      }
      guard opened.state != .damaged else {
        return .failed("round \(round): \(opened.problems)")
      }
      if round % 100 == 99 {
        let state = try WorkspaceDirectory(path).check().state
        guard state != .damaged else { return .failed("round \(round): damaged") }
      }
    }
    guard told > rounds else { return .failed("only \(told) were acknowledged: it proves nothing") }
    return .reached("\(rounds) kills, \(told) acknowledged, 0 lost, 0 refused")
  }
}

/// Many processes write one workspace while others read it and snapshots are made.
enum WritersProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    let edits = 10 * scale
    let folder = try Folder()
    defer { folder.remove() }
    let path = folder.path + "/shop"
    let directory = WorkspaceDirectory(path)
    try directory.create()
    let readers = try (0..<2).map { _ in try ProofProcess(["proof-reader", path]) }
    let writers = try (0..<8).map {
      try ProofProcess(["proof-writer", path, "w\($0)", "\(edits)", "500"])
    }
    var told: [String] = []
    for (place, writer) in writers.enumerated() {
      let lines = writer.lines()
      guard writer.status == 0, lines.count == edits else {
        return .failed("writer \(place) ended with \(writer.status) after \(lines.count)")
      }
      told += lines
    }
    let alive = readers.allSatisfy(\.isRunning)
    for reader in readers {
      reader.kill()
      _ = reader.lines()
    }
    guard alive else { return .failed("a reader found something wrong") }
    let opened = try directory.read()
    let names = opened.community.tags.map(\.name)
    guard names.count == told.count, Set(names) == Set(told) else {
      return .failed("\(told.count) told, \(names.count) found, \(Set(names).count) different")
    }
    let sequences = try opened.ledger.log.all().map(\.sequence)
    guard sequences == Array(1...told.count) else { return .failed("the history has a gap") }
    for number in 0..<8 {
      let own = names.filter { $0.hasPrefix("w\(number)-") }
      guard own == (0..<edits).map({ "w\(number)-\($0)" }) else {
        return .failed("the steps of writer \(number) are out of order")
      }
    }
    let report = try directory.check()
    guard report.state == .clean, report.rows == RowsHash(opened.community) else {
      return .failed("\(report.problems)")
    }
    return .reached("8 × \(edits) edits, no gap, none twice, rows \(report.rows) both ways")
  }
}

/// Every bit of a store flipped: the check finds each.
enum BitProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    let folder = try Folder()
    defer { folder.remove() }
    let path = folder.path + "/shop"
    try WorkspaceDirectory(path).create()
    let writer = try ProofProcess(["proof-writer", path, "b", "110", "60"])
    _ = writer.lines()
    unlink(path + "/reserve")
    let files = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
      .filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }
    var (bits, bytes) = (0, 0)
    for file in files {
      let place = URL(filePath: "\(path)/\(file)")
      let whole = try Data(contentsOf: place)
      bytes += whole.count
      for bit in stride(from: 0, to: whole.count * 8, by: max(1, 1000 / scale)) {
        var flipped = whole
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        try flipped.write(to: place)
        bits += 1
        if (try? WorkspaceDirectory(path).check())?.state == .clean {
          return .failed("bit \(bit % 8) of byte \(bit / 8) of \(file) was not noticed")
        }
      }
      try whole.write(to: place)
    }
    guard try WorkspaceDirectory(path).check().state == .clean else {
      return .failed("the store is not clean after all bits were put back")
    }
    return .reached("\(bits) bits of \(bytes) bytes in \(files.count) files, every one found")
  }
}
