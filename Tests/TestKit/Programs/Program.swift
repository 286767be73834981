import Foundation
import Glibc

/// What a program said and how it ended.
public struct ProgramResult: Sendable {
  /// How it ended.
  public let status: ProgramStatus
  /// Its standard output.
  public let output: String
  /// Its standard error.
  public let errors: String

  /// Its standard output as one JSON document.
  public func json() throws -> JSONValue {
    try JSONValue(text: output)
  }
}

/// A program that runs without a terminal, from start to end.
public enum Program {
  /// Runs it with a text on standard input and collects what it says; it is ended and the test fails when it takes too long.
  public static func run(
    _ path: String, _ arguments: [String] = [], input: String = "", environment: TestEnvironment,
    directory: String? = nil, deadline: Duration = .seconds(120)
  ) throws -> ProgramResult {
    _ = ignoringBrokenPipes
    let (stdin, ourInput) = try Descriptor.pipe()
    let (ourOutput, stdout) = try Descriptor.pipe()
    let (ourErrors, stderr) = try Descriptor.pipe()
    let spawn = Spawn(
      path: path, arguments: arguments, environment: environment, directory: directory,
      descriptors: [(stdin.number, 0), (stdout.number, 1), (stderr.number, 2)])
    let pid = try spawn.start()
    for end in [stdin, stdout, stderr] { end.close() }
    for end in [ourInput, ourOutput, ourErrors] { end.neverWait() }

    var left = Array(input.utf8)[...]
    if left.isEmpty { ourInput.close() }
    var output: [UInt8] = []
    var errors: [UInt8] = []
    let end = ContinuousClock.now + deadline
    while ourOutput.isOpen || ourErrors.isOpen {
      let time = end - ContinuousClock.now
      guard time > .zero else {
        kill(pid, SIGKILL)
        _ = waitForEnd(of: pid)
        throw HarnessError.overdue(
          what: "the end of \(path) \(arguments.joined(separator: " "))",
          shown: String(decoding: output + errors, as: UTF8.self))
      }
      Readiness.wait(reading: [ourOutput, ourErrors], writing: [ourInput], most: time)
      output += drain(ourOutput)
      errors += drain(ourErrors)
      if ourInput.isOpen {
        guard let count = ourInput.writeAvailable(left) else {
          ourInput.close()
          continue
        }
        left = left.dropFirst(count)
        if left.isEmpty { ourInput.close() }
      }
    }
    return ProgramResult(
      status: waitForEnd(of: pid), output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Collects the status of a program that has ended or is about to.
  static func waitForEnd(of pid: pid_t) -> ProgramStatus {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return ProgramStatus(waitStatus: status)
  }

  /// A program that stops reading must not end the tests.
  static let ignoringBrokenPipes: Void = { _ = Glibc.signal(SIGPIPE, SIG_IGN) }()

  private static func drain(_ descriptor: Descriptor) -> [UInt8] {
    let (bytes, open) = descriptor.readAvailable()
    if !open { descriptor.close() }
    return bytes
  }
}
