import Foundation
import TestKit
import Testing

/// Programs without a terminal, temporary places, and the generators.
struct ProgramTests {
  @Test func `output, errors and status come apart`() throws {
    let home = try TemporaryDirectory()
    let result = try Program.run(
      "/bin/sh", ["-c", "cat; echo wrong >&2; exit 5"], input: "进来\n",
      environment: TestEnvironment(home: home.path))
    #expect(result.status == .code(5))
    #expect(result.output == "进来\n")
    #expect(result.errors == "wrong\n")
  }

  @Test func `much input and much output pass at once`() throws {
    let home = try TemporaryDirectory()
    let input = String(repeating: "0123456789", count: 200_000)
    let result = try Program.run(
      "/bin/cat", input: input, environment: TestEnvironment(home: home.path))
    #expect(result.output == input)
  }

  @Test func `a program that does not read its input does not stop the test`() throws {
    let home = try TemporaryDirectory()
    let result = try Program.run(
      "/bin/true", input: String(repeating: "x", count: 1_000_000),
      environment: TestEnvironment(home: home.path))
    #expect(result.status == .code(0))
  }

  @Test func `a program starts where it is told`() throws {
    let home = try TemporaryDirectory()
    let result = try Program.run(
      "/bin/pwd", environment: TestEnvironment(home: home.path), directory: home.path)
    #expect(result.output == home.path + "\n")
  }

  @Test func `a program that never ends is ended`() throws {
    let home = try TemporaryDirectory()
    #expect(throws: HarnessError.self) {
      try Program.run(
        "/bin/sh", ["-c", "echo waiting; while :; do read x </dev/zero; done"],
        environment: TestEnvironment(home: home.path), deadline: .milliseconds(200))
    }
  }

  @Test func `a program that is not there is a failure with its name`() throws {
    let home = try TemporaryDirectory()
    #expect {
      try Program.run("/nowhere/at/all", environment: TestEnvironment(home: home.path))
    } throws: {
      "\($0)".contains("/nowhere/at/all")
    }
  }

  @Test func `a temporary directory goes with its owner`() throws {
    var directory: TemporaryDirectory? = try TemporaryDirectory()
    let path = try #require(directory?.path)
    try directory?.write("x", to: "a/b.txt")
    #expect(try directory?.contents() == ["a/b.txt": Data("x".utf8)])
    directory = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `the same seed gives the same numbers for ever`() {
    var random = SeededRandom(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(arguments: HostileText.allCases)
  func `hostile texts repeat with their seed and are not empty`(
    kind: HostileText
  ) {
    var one = SeededRandom(seed: 7)
    var two = SeededRandom(seed: 7)
    for _ in 0..<20 {
      let text = HostileText.text(kind, using: &one)
      #expect(!text.isEmpty)
      #expect(text == HostileText.text(kind, using: &two))
    }
  }

  @Test func `the built program lies next to the tests`() throws {
    let path = try #require(BuiltBinary.path)
    #expect(path.hasSuffix("/qunzhu"))
  }

  @Test func `a document is read by its kinds`() throws {
    let value = try JSONValue(text: #"{"a":[1,2.5,true,null,"x"],"b":{}}"#)
    #expect(value.keys == ["a", "b"])
    #expect(
      value["a"]?.list == [.integer(1), .number(2.5), .bool(true), .null, .string("x")])
    #expect(throws: (any Error).self) { try JSONValue(text: "{} {}") }
  }
}
