import Foundation
import TestKit
import Testing

/// A manager who has no workspace yet, and the ways to use the console without a screen.
@Suite(.serialized) struct FirstMinutesTests {
  /// The console as somebody opens it who names no workspace.
  private func newcomer(_ shop: Shop) throws -> PtyProcess {
    let program = try #require(BuiltBinary.path)
    let process = try PtyProcess(program, [], environment: shop.environment)
    try process.waitIdle()
    return process
  }

  private func home(_ shop: Shop) -> String { shop.home.file(".local/share/qunzhu/workspace") }

  @Test func `a newcomer is led to a workspace with three things to do`() throws {
    let shop = try Shop()
    let console = try newcomer(shop)
    #expect(console.terminal.text.contains("第一次来"))
    try console.send(keys: "小满家")
    try console.press("<enter>3<enter>2<enter>")
    try console.wait(for: "把群和成员导进来")
    #expect(console.terminal.text.contains("导览 1/"))
    try console.press("<esc>")
    #expect(!console.terminal.text.contains("导览 1/"))
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
    let check = try shop.bare(["-w", home(shop), "check"])
    #expect(check.status == .code(0))
    let tasks = try shop.bare(["query", "--in", "tasks", "--format", "count", "--", "*"])
    #expect(tasks.output.hasPrefix("3"))
  }

  @Test func `a newcomer who leaves has left nothing behind`() throws {
    let shop = try Shop()
    let before = try shop.home.contents()
    let console = try newcomer(shop)
    try console.send(keys: "<esc>")
    #expect(try console.waitExit() == .code(0))
    #expect(try shop.home.contents() == before)
    RestoreTests.expectRestored(console)
  }

  @Test func `a template on the command line makes the same`() throws {
    let shop = try Shop()
    #expect(try shop.run("init", "--name", "小满家", "--template", "food").status == .code(0))
    #expect(try shop.count("*", in: "tasks") == 3)
    #expect(try Shop().run("init", "--template", "nothing").status == .code(2))
  }

  @Test func `what was recorded can be done again, in memory or for good`() throws {
    let shop = try Shop.lively(members: 50)
    let file = shop.home.file("keys.session")
    let console = try shop.console("console", "--record", file)
    try console.press("2<space><space>t")
    try console.send(keys: "复购<enter>")
    try console.waitIdle()
    try console.press("<esc>")
    try console.press("zp")
    try console.send(bytes: Array("\u{1B}[M &)\u{1B}[M#&)".utf8))
    try console.waitIdle()
    try console.send(keys: "q")
    try console.waitExit()
    let recorded = try String(contentsOfFile: file, encoding: .utf8)
    #expect(
      recorded.contains("keys: <resize:80x24> 2 <space> <space> t 复 购 <enter>"), "\(recorded)")
    #expect(recorded.contains("z p <mouse:press1@5,8>"), "\(recorded)")
    let steps = try shop.log().count
    let script = "keys: 2 <space> <space> t 复购甲 <enter> y\nscreen 23:\nkeys: u\nscreen 23:\n"
    try Data(script.utf8).write(to: URL(filePath: shop.home.file("do.session")))
    let rehearsal = try shop.run("replay", shop.home.file("do.session"))
    #expect(rehearsal.status == .code(0), "\(rehearsal.errors)")
    #expect(rehearsal.output.contains("打标签「复购甲」：改了 2"))
    #expect(rehearsal.output.contains("撤销：打标签「复购甲」"))
    // A click comes back where it was: what is recorded ends on the same screen.
    let clicked = try shop.run("replay", file)
    #expect(clicked.output.split(separator: "\n").dropFirst(8).first?.contains("▸") == true)
    #expect(try shop.log().count == steps)
    let real = try shop.run("replay", shop.home.file("do.session"), "--store")
    #expect(real.output == rehearsal.output)
    #expect(try shop.log().count == steps + 2)
  }

  @Test func `a replay says what is not as it was, and refuses what it does not know`() throws {
    let shop = try Shop.lively(members: 50)
    let file = shop.home.file("bad.session")
    try Data("keys: 2\nscreen 1:\n|something else\n".utf8).write(to: URL(filePath: file))
    let run = try shop.run("replay", file)
    #expect(run.status == .code(1))
    #expect(run.output.contains("bad.session:3:") && run.output.contains("- something else"))
    try Data("press: 2\n".utf8).write(to: URL(filePath: file))
    #expect(try shop.run("replay", file).status == .code(2))
  }

  @Test func `the console in words does the same work without a terminal`() throws {
    let shop = try Shop.lively(members: 50)
    let before = try shop.log().count
    let run = try shop.run(
      ["--plain"], input: "2\nspace\nspace\n;\n1\n复购乙\ny\nu\nq\n")
    #expect(run.status == .code(0), "\(run.errors)")
    #expect(run.output.contains("打标签「复购乙」：改了 2"))
    #expect(run.output.contains("撤销：打标签「复购乙」"))
    #expect(!run.output.utf8.contains(0x1B), "no escape goes to a screen reader")
    #expect(try shop.log().count == before + 2)
  }
}
