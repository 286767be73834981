import Glibc
import TestKit
import Testing

/// The work that a manager does most, with real keys on a real terminal: mark some, tag them, take it back.
@Suite(.serialized) struct BulkTagTests {
  @Test(arguments: [(80, 24, "zh-Hans"), (160, 48, "en"), (40, 12, "zh-Hans")])
  func `five marks, a tag, y, and u`(columns: Int, rows: Int, language: String) throws {
    let shop = try Shop.lively()
    let before = try shop.log()
    let console = try shop.console("--language", language, columns: columns, rows: rows)
    try console.press("2<space><space><space><space><space>t")
    try console.press("钻石客")
    #expect(console.terminal.text.contains("钻石客"))
    try console.press("<enter>")
    #expect(try shop.log() == before, "the tag was set before anybody confirmed")

    try console.press("y")
    let tagged = try shop.log()
    #expect(tagged.count == before.count + 1)
    #expect(tagged.first?["action"]?.text == "member.tag.add")
    let count = try shop.count("tag:钻石客")
    #expect((1...5).contains(count))
    #expect(tagged.first?["count"]?.integer == count)

    try console.press("u")
    let undone = try shop.log()
    #expect(undone.count == before.count + 2)
    #expect(undone.first?["undoes"] != .null)
    #expect(try shop.count("tag:钻石客") == 0)

    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `Enter alone confirms nothing`() throws {
    let shop = try Shop.lively()
    let before = try shop.log()
    let console = try shop.console()
    try console.press("2<space><space><space>t")
    try console.press("不应有")
    try console.press("<enter>")
    try console.send(keys: "<enter>")
    try console.send(keys: "<resize:81x24>")
    try console.waitIdle()
    #expect(try shop.log() == before)
    #expect(try shop.count("tag:不应有") == 0)
  }

  @Test func `what is on the screen as done survives a kill`() throws {
    let shop = try Shop.lively()
    let before = try shop.log().count
    let console = try shop.console()
    try console.press("2<space><space>t")
    try console.press("留下")
    try console.press("<enter>y")
    console.signal(SIGKILL)
    #expect(try console.waitExit() == .signal(SIGKILL))
    #expect(try shop.log().count == before + 1)
    #expect(try shop.count("tag:留下") > 0)
    #expect(try shop.json("check")["state"] == .string("clean"))
  }

  @Test func `a read-only console changes nothing`() throws {
    let shop = try Shop.lively()
    let before = try shop.home.contents()
    let console = try shop.console("--read-only")
    try console.send(keys: "2")
    try console.waitIdle()
    try console.send(keys: "   t不行")
    try console.send(keys: "<resize:90x30>")
    try console.waitIdle()
    try console.send(keys: "<esc>")
    try console.send(keys: "<resize:80x24>")
    try console.waitIdle()
    console.signal(SIGTERM)
    try console.waitExit()
    #expect(try shop.home.contents() == before)
  }

  @Test func `four panes each draw a screen of their own`() throws {
    let shop = try Shop.lively()
    let console = try shop.console()
    var seen: Set<String> = []
    for key in "1234" {
      try console.press(String(key))
      // The clock may turn between two frames.
      seen.insert(console.terminal.text.filter { !$0.isNumber && $0 != ":" })
    }
    #expect(seen.count == 4)
  }
}
