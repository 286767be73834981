import CommunityModel
import CommunityStore
import Foundation
import Glibc

/// Power cuts: a loop mount is shut down with what was not synced, and mounted again.
enum PowerProof {
  private static let shutdown: UInt = 0x8004_587D

  static func run(_ scale: Int) throws -> Proof.Outcome {
    guard getuid() == 0 else { return .skipped("mounting needs root") }
    var figures: [String] = []
    var skipped: [String] = []
    for system in ["ext4", "xfs"] {
      guard
        let maker = ["/sbin", "/usr/sbin"].map({ "\($0)/mkfs.\(system)" }).first(
          where: FileManager.default.isExecutableFile)
      else {
        skipped.append("\(system): mkfs.\(system) is not installed")
        continue
      }
      switch try cut(system, maker, scale) {
      case .reached(let figure): figures.append("\(system): \(figure)")
      case .skipped(let reason): skipped.append("\(system): \(reason)")
      case .failed(let reason): return .failed("\(system): \(reason)")
      }
    }
    let words = (figures + skipped.map { "skipped \($0)" }).joined(separator: "; ")
    return figures.isEmpty ? .skipped(words) : .reached(words)
  }

  private static func cut(_ system: String, _ maker: String, _ scale: Int) throws -> Proof.Outcome {
    let folder = try Folder()
    defer { folder.remove() }
    let (image, mount) = (folder.path + "/image", folder.path + "/mount")
    mkdir(mount, 0o700)
    let descriptor = open(image, O_RDWR | O_CREAT, 0o600)
    ftruncate(descriptor, 320 << 20)
    close(descriptor)
    let quiet = system == "ext4" ? ["-q", "-F", image] : ["-q", "-f", image]
    guard ProofProcess.run(maker, quiet) == 0 else { return .skipped("no file system was made") }
    func attach() -> Bool {
      ProofProcess.run("/bin/mount", ["-o", "loop", "-t", system, image, mount]) == 0
    }
    guard attach() else { return .skipped("loop mounts are not allowed here") }
    defer { _ = ProofProcess.run("/bin/umount", [mount]) }
    let rounds = 2 * scale
    var (told, lost, controls) = (0, 0, 0)
    for round in 0..<rounds {
      let path = "\(mount)/shop\(round / 50)"
      if round % 50 == 0 {
        if round > 0 { Folder.remove("\(mount)/shop\(round / 50 - 1)") }
        try WorkspaceDirectory(path).create()
      }
      let isControl = round % 10 == 9
      let control = "\(mount)/control"
      let writer = try ProofProcess(
        isControl
          ? ["proof-careless", control] : ["proof-writer", path, "p\(round)", "1000000", "9"])
      writer.waitForLines(isControl ? 1 : Int.random(in: 1...6))
      usleep(UInt32.random(in: 0...25_000))
      // The writer ends first: one that lives on may be told of a sync that the cut has swallowed.
      writer.kill()
      let acknowledged = writer.lines()
      guard crash(mount) else { return .skipped("the shutdown ioctl is refused") }
      guard ProofProcess.run("/bin/umount", [mount]) == 0, attach() else {
        return .failed("round \(round): it does not mount again")
      }
      if isControl {
        controls += acknowledged.isEmpty ? 0 : 1
        let size = (try? Data(contentsOf: URL(filePath: control)).count) ?? 0
        if !acknowledged.isEmpty, size < acknowledged.count * 8 { lost += 1 }
        unlink(control)
        continue
      }
      told += acknowledged.count
      let opened = try WorkspaceDirectory(path).read()
      let found = Set(opened.community.tags.map(\.name))
      if let gone = acknowledged.first(where: { !found.contains($0) }) {
        return .failed("round \(round): \(gone) was acknowledged and is gone")
      }
      guard opened.state != .damaged else { return .failed("round \(round): \(opened.problems)") }
    }
    guard controls == 0 || lost * 10 >= controls * 9 else {
      return .failed("the control lost in only \(lost) of \(controls): the cut proves nothing")
    }
    guard told > rounds else { return .failed("only \(told) were acknowledged: it proves nothing") }
    return .reached(
      "\(rounds - rounds / 10) cuts, \(told) acknowledged, 0 lost; control lost in \(lost) of \(controls)"
    )
  }

  private static func crash(_ mount: String) -> Bool {
    let descriptor = open(mount, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // 2: what the log has not written yet is lost as well.
    var flag: UInt32 = 2
    return ioctl(descriptor, shutdown, &flag) == 0
  }

  /// The control: tells each line without any sync.
  static func careless(_ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("0123456\n".utf8)
    while true {
      _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      usleep(50)
    }
  }
}

/// Failing system calls under the built program: each call of a command, each way to fail.
enum InjectProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    guard
      let strace = ["/usr/bin/strace", "/bin/strace"].first(
        where: FileManager.default.isExecutableFile)
    else { return .skipped("strace is not installed") }
    let program = URL(filePath: ProofProcess.own).deletingLastPathComponent()
      .appending(path: "qunzhu").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return .skipped("\(program) is not built")
    }
    let folder = try Folder()
    defer { folder.remove() }
    let whole = folder.path + "/whole"
    guard
      ProofProcess.run(program, ["-w", whole, "demo", "--members", "30", "--no-open"]) == 0
    else { return .failed("no demo could be made") }
    let before = try WorkspaceDirectory(whole).read().head.sequence
    let deeds: [[String]] = [
      ["do", "member.remark.set", "甲", "--where", "*", "--yes"], ["compact"], ["backup"],
    ]
    var runs = 0
    for deed in deeds {
      for call in ["write", "fdatasync", "fsync", "rename", "openat", "mkdir"] {
        for way in ["error=EIO", "error=ENOSPC", "signal=KILL"] {
          for nth in 1...max(1, 40 * scale / 1000) {
            let path = "\(folder.path)/w"
            Folder.remove(path)
            guard ProofProcess.run("/bin/cp", ["-a", whole, path]) == 0 else {
              return .failed("the workspace cannot be copied")
            }
            // Opens before the thirtieth belong to the loader of the program.
            let number = call == "openat" ? nth + 30 : nth
            _ = ProofProcess.run(
              strace,
              [
                "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                "inject=\(call):\(way):when=\(number)", program, "-w", path,
              ] + deed)
            runs += 1
            let opened = try WorkspaceDirectory(path).read()
            guard opened.state != .damaged, opened.head.sequence >= before else {
              return .failed("\(deed[0]), \(call) \(number) \(way): \(opened.problems)")
            }
            let (_, writer) = try WorkspaceDirectory(path).open()
            guard try writer.catchUp().isEmpty else {
              return .failed("\(deed[0]), \(call) \(number) \(way): a reader saw less")
            }
          }
        }
      }
    }
    return .reached("\(runs) runs with a failing call, nothing acknowledged lost, none refused")
  }
}
