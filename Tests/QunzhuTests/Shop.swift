import Foundation
import TestKit

/// A workspace of a test's own with the built program to work on it, as a person or another program would.
struct Shop {
  let home: TemporaryDirectory
  let environment: TestEnvironment
  let workspace: String
  private let program: String

  /// A place for a workspace; nothing is there yet.
  init() throws {
    guard let path = BuiltBinary.path else { throw HarnessError.unknown("the built qunzhu") }
    program = path
    home = try TemporaryDirectory()
    environment = TestEnvironment(home: home.path)
    workspace = home.file("shop")
  }

  /// A lively workspace, small and the same every time.
  static func lively(members: Int = 300) throws -> Shop {
    let shop = try Shop()
    let made = try shop.run("demo", "--members", "\(members)", "--seed", "7", "--no-open")
    guard made.status == .code(0) else {
      throw HarnessError.ended(made.status, what: "a demo workspace", shown: made.errors)
    }
    return shop
  }

  /// Runs one command on the workspace.
  func run(_ arguments: String..., input: String = "") throws -> ProgramResult {
    try run(arguments, input: input)
  }

  /// Runs one command on the workspace.
  func run(_ arguments: [String], input: String = "") throws -> ProgramResult {
    try bare(["-w", workspace] + arguments, input: input)
  }

  /// Runs the program with these arguments and nothing before them.
  func bare(_ arguments: [String], input: String = "") throws -> ProgramResult {
    try Program.run(program, arguments, input: input, environment: environment)
  }

  /// Runs one command that must succeed and gives its JSON document.
  func json(_ arguments: String...) throws -> JSONValue {
    let result = try run(arguments + ["--format", "json"])
    guard result.status == .code(0) else {
      throw HarnessError.ended(
        result.status, what: arguments.joined(separator: " "), shown: result.errors)
    }
    return try result.json()
  }

  /// Runs a query that must succeed and gives the number of its rows.
  func count(_ query: String, in collection: String = "members") throws -> Int {
    let result = try run("query", "--in", collection, "--format", "count", "--", query)
    guard let number = Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw HarnessError.ended(result.status, what: query, shown: result.output + result.errors)
    }
    return number
  }

  /// The history, newest first.
  func log() throws -> [JSONValue] {
    try json("log")["entries"]?.list ?? []
  }

  /// Opens the console and waits for its first settled frame.
  func console(
    _ arguments: String..., columns: Int = 80, rows: Int = 24,
    environment more: [String: String] = [:]
  ) throws -> PtyProcess {
    let process = try PtyProcess(
      program, ["-w", workspace] + arguments, environment: environment.with(more),
      columns: columns, rows: rows)
    try process.waitIdle()
    return process
  }
}
