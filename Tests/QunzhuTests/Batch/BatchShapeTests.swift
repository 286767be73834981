import Foundation
import TestKit
import Testing

/// The JSON that other programs rely on: keys may be added, none may be renamed or change its kind.
struct BatchShapeTests {
  @Test func `init makes an empty workspace that only its owner can enter`() throws {
    let shop = try Shop()
    let made = try shop.run("init")
    #expect(made.status == .code(0), "\(made.errors)")
    #expect(try shop.count("*") == 0)
    for (name, mode) in try Self.modes(below: shop.workspace) {
      #expect(mode.isFolder ? mode.bits == 0o700 : mode.bits == 0o600, "\(name)")
    }
    let again = try shop.run("init")
    #expect(again.status == .code(3))
    #expect(!again.errors.isEmpty)
  }

  @Test func `demo makes the members asked for, the same ones for the same seed and clock`() throws
  {
    let query = ["query", "--format", "json", "--", "*"]
    let clock = ["--now", "2024-05-20T10:00:00+08:00"]
    var answers: [String] = []
    for _ in 0..<2 {
      let shop = try Shop()
      let demo = clock + ["demo", "--members", "200", "--seed", "11", "--no-open"]
      let made = try shop.run(demo)
      #expect(made.status == .code(0), "\(made.errors)")
      answers.append(try shop.run(clock + query).output)
    }
    #expect(answers[0] == answers[1])
    let total = try #require(try JSONValue(text: answers[0])["total"]?.integer)
    #expect(total >= 200)
  }

  @Test func `demo leaves a directory alone that holds something`() throws {
    let shop = try Shop()
    try shop.home.write("mine", to: "shop/notes.txt")
    let made = try shop.run("demo", "--members", "200", "--no-open")
    #expect(made.status == .code(3))
    #expect(try shop.home.contents() == ["shop/notes.txt": Data("mine".utf8)])
  }

  @Test func `query answers with its total and its rows`() throws {
    let shop = try Shop.lively()
    let answer = try shop.json("query", "--limit", "3", "--columns", "id,spend", "--", "*")
    let total = try #require(answer["total"]?.integer)
    let rows = try #require(answer["rows"]?.list)
    #expect(total >= 300)
    #expect(rows.count == 3)
    for row in rows { #expect(row["id"]?.text?.isEmpty == false) }
    let spends = try #require(
      try shop.json("query", "--columns", "id,spend", "--", "*")["rows"]?.list)
    #expect(spends.count == total)
    let minor = spends.compactMap { $0["spend"]?.integer }.filter { $0 >= 50_000 }.count
    #expect(try shop.count("spend>=500") == minor)
    #expect(try shop.count("*") == total)
  }

  @Test func `do changes, tells what it changed, and writes one entry`() throws {
    let shop = try Shop.lively()
    let before = try shop.log()
    let total = try shop.count("spend>=500")
    let answer = try shop.json(
      "do", "member.tag.add", "钻石客", "--where", "spend>=500", "--yes")
    #expect(answer["action"]?.text == "member.tag.add")
    let change = try #require(answer["change"]?.integer)
    let unchanged = try #require(answer["unchanged"]?.integer)
    let skipped = try #require(answer["skipped"]?.list)
    for reason in skipped {
      #expect(reason["reason"]?.text?.isEmpty == false)
      #expect(reason["count"]?.integer != nil)
    }
    #expect(
      change + unchanged + skipped.compactMap { $0["count"]?.integer }.reduce(0, +) == total)
    #expect(change > 0)
    #expect(answer["transaction"]?.text?.isEmpty == false)
    #expect(try shop.count("tag:钻石客") == change)
    #expect(try shop.log().count == before.count + 1)

    let again = try shop.json(
      "do", "member.tag.add", "钻石客", "--where", "spend>=500", "--yes")
    #expect(again["change"]?.integer == 0)
    #expect(again["transaction"] == .null)
    #expect(try shop.log().count == before.count + 1)
  }

  @Test func `a dry run tells the plan and writes nothing`() throws {
    let shop = try Shop.lively()
    let before = try shop.home.contents()
    let answer = try shop.json(
      "do", "member.tag.add", "试", "--where", "*", "--dry-run")
    let change = try #require(answer["change"]?.integer)
    #expect(change > 0)
    #expect(answer["transaction"] == .null)
    #expect(try shop.count("tag:试") == 0)
    let inWorkspace = { (files: [String: Data]) in files.filter { $0.key.hasPrefix("shop/") } }
    #expect(try inWorkspace(shop.home.contents()) == inWorkspace(before))
  }

  @Test func `an expectation that fails stops the change`() throws {
    let shop = try Shop.lively()
    let result = try shop.run(
      "do", "member.tag.add", "x", "--where", "*", "--yes", "--expect", "1")
    #expect(result.status != .code(0))
    #expect(try shop.count("tag:x") == 0)
  }

  @Test func `undo and redo append and name what they undo`() throws {
    let shop = try Shop.lively()
    let before = try shop.log().count
    let change = try #require(
      try shop.json("do", "member.tag.add", "往返", "--where", "*", "--yes")["change"]?.integer)
    let seq = try #require(try shop.log().first?["seq"])
    #expect(try shop.run("undo").status == .code(0))
    #expect(try shop.count("tag:往返") == 0)
    let undone = try shop.log()
    #expect(undone.count == before + 2)
    #expect(undone.first?["undoes"] != .null)
    #expect(undone.first?["seq"] != seq)
    #expect(try shop.run("redo").status == .code(0))
    #expect(try shop.count("tag:往返") == change)
    #expect(try shop.log().count == before + 3)
  }

  @Test func `log lists every entry, newest first, unless a limit is set`() throws {
    let shop = try Shop.lively()
    for tag in ["一", "二", "三"] {
      _ = try shop.json("do", "member.tag.add", tag, "--where", "*", "--yes")
    }
    let entries = try shop.log()
    for entry in entries.prefix(3) {
      let keys = try #require(entry.keys)
      #expect(keys.isSuperset(of: ["seq", "id", "at", "actor", "action", "count", "undoes"]))
      #expect(entry["action"]?.text == "member.tag.add")
      #expect((entry["count"]?.integer ?? 0) > 0)
      #expect(entry["undoes"] == .null)
    }
    let order = entries.compactMap { $0["seq"]?.integer }
    #expect(order.count == entries.count)
    #expect(Set(order).count == order.count)
    #expect(try shop.json("log", "--limit", "2")["entries"]?.list == Array(entries.prefix(2)))
  }

  @Test func `check calls a healthy workspace clean`() throws {
    let shop = try Shop.lively()
    let answer = try shop.json("check")
    #expect(answer["state"] == .string("clean"))
    #expect(answer["problems"] == .array([]))
  }

  @Test(arguments: ["actions", "fields", "metrics", "keys"])
  func `the declarations come out in both languages`(name: String) throws {
    let shop = try Shop()
    let result = try shop.bare([name, "--format", "json"])
    #expect(result.status == .code(0), "\(result.errors)")
    let list = try #require(try result.json()[name]?.list)
    #expect(!list.isEmpty)
    for item in list {
      for key in ["id", "zh", "en"] {
        #expect(item[key]?.text?.isEmpty == false, "\(item)")
      }
    }
  }

  @Test func `nothing but text goes to a pipe`() throws {
    let shop = try Shop.lively()
    for command in [["query", "--", "*"], ["log"], ["report", "kpi"], ["--help"], ["check"]] {
      let result = try shop.run(command)
      #expect(result.status == .code(0), "\(command): \(result.errors)")
      #expect(!result.output.isEmpty, "\(command)")
      #expect(!result.output.unicodeScalars.contains("\u{1b}"), "\(command)")
      #expect(!result.errors.unicodeScalars.contains("\u{1b}"), "\(command)")
    }
  }

  private struct Mode {
    let bits: Int
    let isFolder: Bool
  }

  /// The permissions of a folder and of everything below it.
  private static func modes(below path: String) throws -> [String: Mode] {
    let files = FileManager.default
    var found: [String: Mode] = [:]
    for name in [""] + (try files.subpathsOfDirectory(atPath: path)) {
      let about = try files.attributesOfItem(atPath: path + "/" + name)
      found[name] = Mode(
        bits: (about[.posixPermissions] as? NSNumber)?.intValue ?? -1,
        isFolder: about[.type] as? FileAttributeType == .typeDirectory)
    }
    return found
  }
}
