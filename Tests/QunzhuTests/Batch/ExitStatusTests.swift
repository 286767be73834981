import Foundation
import Glibc
import TestKit
import Testing

/// Statuses that scripts decide by, and the words that a person gets with them.
struct ExitStatusTests {
  @Test(arguments: [
    ["nosuchcommand"],
    ["query", "--nosuchoption", "--", "*"],
    ["query", "--format", "nosuchformat", "--", "*"],
    ["query", "--in", "nosuchcollection", "--", "*"],
    ["query", "--limit", "many", "--", "*"],
    ["do"],
    ["do", "no.such.action", "--where", "*", "--yes"],
    ["do", "member.tag.add", "--where", "*", "--yes"],
    ["do", "member.tag.add", "x", "--yes"],
    ["--language", "tlh", "log"],
    ["--now", "yesterdayish", "log"],
    ["report", "nosuchreport"],
    ["import"],
  ])
  func `wrong usage ends with 2, says why, and changes nothing`(arguments: [String]) throws {
    let shop = try Shop()
    #expect(try shop.run("init").status == .code(0))
    let before = try shop.home.contents()
    let result = try shop.run(arguments)
    #expect(result.status == .code(2), "\(result.errors)")
    #expect(!result.errors.isEmpty)
    #expect(result.output.isEmpty)
    #expect(try shop.home.contents() == before)
  }

  @Test(arguments: ["teir:gold", "spend>=abc", "tier:nosuchtier", "(spend>5", "+vip"])
  func `a wrong query ends with 2 and a caret under the place`(query: String) throws {
    let shop = try Shop()
    #expect(try shop.run("init").status == .code(0))
    let result = try shop.run("query", "--format", "count", "--", query)
    #expect(result.status == .code(2))
    #expect(result.errors.contains("^"))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [["--help"], ["--version"], ["query", "--help"]])
  func `a question about the program ends with 0 on standard output`(arguments: [String]) throws {
    let shop = try Shop()
    let result = try shop.bare(arguments)
    #expect(result.status == .code(0))
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [
    ["log"], ["query", "--", "*"], ["check"],
    ["do", "member.tag.add", "x", "--where", "*", "--yes"],
  ])
  func `a workspace that is not there ends with 3 and the way to one, in both languages`(
    arguments: [String]
  ) throws {
    let shop = try Shop()
    let chinese = try shop.run(["--language", "zh-Hans"] + arguments)
    let english = try shop.run(["--language", "en"] + arguments)
    for result in [chinese, english] {
      #expect(result.status == .code(3))
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(shop.workspace), "\(result.errors)")
      #expect(result.errors.contains("init"), "\(result.errors)")
    }
    #expect(Self.hasChinese(chinese.errors))
    #expect(!Self.hasChinese(english.errors))
    #expect(!FileManager.default.fileExists(atPath: shop.workspace))
  }

  @Test func `a file in the workspace's place ends with 3`() throws {
    let shop = try Shop()
    try shop.home.write("not a directory", to: "shop")
    for command in [["log"], ["init"]] {
      let result = try shop.run(command)
      #expect(result.status == .code(3), "\(result.errors)")
      #expect(result.errors.contains(shop.workspace))
    }
  }

  @Test(.enabled(if: geteuid() != 0, "an administrator may read everything"))
  func `a workspace that may not be read ends with 3`() throws {
    let shop = try Shop()
    #expect(try shop.run("init").status == .code(0))
    chmod(shop.workspace, 0)
    let result = try shop.run("log")
    #expect(result.status == .code(3))
    #expect(!result.errors.isEmpty)
  }

  @Test func `a console on a workspace that is not there ends with 3 and leaves the line alone`()
    throws
  {
    let shop = try Shop()
    let path = try #require(BuiltBinary.path)
    let process = try PtyProcess(path, ["-w", shop.workspace], environment: shop.environment)
    #expect(try process.waitExit() == .code(3))
    #expect(try process.line() == process.initialLine)
    #expect(process.terminal.modes == TerminalModes())
    #expect(!process.terminal.text.isEmpty)
  }

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
  }
}
