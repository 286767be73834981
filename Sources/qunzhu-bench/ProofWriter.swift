import CommunityModel
import CommunityStore
import Foundation
import Glibc
import Wording

/// One process that writes: each tag it has stored is told on standard output, after it was acknowledged.
enum ProofWriter {
  /// Stores `count` tags named after `name`; a snapshot after every `compactEvery`.
  static func run(_ path: String, _ name: String, _ count: Int, _ compactEvery: Int) throws {
    var (opened, writer) = try WorkspaceDirectory(path).open()
    tell(ready)
    for number in 0..<count {
      let outcome = try writer.transact(on: &opened) { community in
        var mint = community.mint
        let tag: ID<CommunityModel.Tag> = mint.mint()
        let record = RowRecord(
          id: tag.raw,
          fields: [
            .init(key: "name", value: .text("\(name)-\(number)")),
            .init(key: "source", value: .text("manual")),
          ])
        return ChangeGroup(
          id: mint.mint(), at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)),
          actor: Actor(name: name, machine: writer.machine, process: Int64(getpid())),
          action: "tag.create", label: Localized("新建标签", "New tag"), count: 1,
          changes: [.insert("tags", record)])
      }
      guard case .stored = outcome else { continue }
      tell("\(name)-\(number)")
      if compactEvery > 0, number % compactEvery == compactEvery - 1 {
        _ = try? writer.compact(opened.community)
      }
    }
  }

  /// Takes the lock and keeps it until it is killed.
  static func hold(_ path: String) throws {
    let (_, writer) = try WorkspaceDirectory(path).open()
    try writer.lock()
    tell(ready)
    while getppid() != 1 { pause() }
  }

  /// What a writer says once it has opened the workspace.
  static let ready = "ready"

  private static func tell(_ words: String) {
    let line = Array("\(words)\n".utf8)
    _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  /// Reads again and again until killed; ends with an error where a reading goes backwards or is damaged.
  static func read(_ path: String) throws {
    var last = 0
    while getppid() != 1 {
      let opened = try WorkspaceDirectory(path).read()
      guard opened.state != .damaged, opened.head.sequence >= last else {
        throw ProofError.wrong("a reader found \(opened.problems) after \(last)")
      }
      last = opened.head.sequence
    }
  }
}

/// Why a proof could not be given.
enum ProofError: Error, CustomStringConvertible {
  case wrong(String)

  var description: String {
    switch self {
    case .wrong(let words): words
    }
  }
}

/// A process of a proof, with what it has said.
final class ProofProcess {
  private let process = Process()
  private let output = Pipe()
  /// What it said while somebody waited for its words.
  private var heard = Data()

  init(_ arguments: [String], program: String = ProofProcess.own) throws {
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// This program.
  static let own =
    CommandLine.arguments[0].hasPrefix("/")
    ? CommandLine.arguments[0]
    : FileManager.default.currentDirectoryPath + "/" + CommandLine.arguments[0]

  func kill() { signal(SIGKILL) }

  func signal(_ number: Int32) { Glibc.kill(process.processIdentifier, number) }

  /// Its number in the system.
  var number: Int32 { process.processIdentifier }

  /// Waits until it has said so many lines, or ends: from then on a kill meets it at work.
  func waitForLines(_ count: Int) {
    while heard.count(where: { $0 == 0x0A }) < count {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return }
      heard += more
    }
  }

  /// Everything it said until it ended, whole lines only.
  func lines() -> [String] {
    let data = heard + output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    return lines.map(String.init).filter { $0 != ProofWriter.ready }
  }

  var status: Int32 { process.terminationStatus }
  var isRunning: Bool { process.isRunning }

  /// Runs a program of the system to its end.
  static func run(_ program: String, _ arguments: [String]) -> Int32 {
    guard let process = try? ProofProcess(arguments, program: program) else { return 127 }
    _ = process.lines()
    return process.status
  }
}
