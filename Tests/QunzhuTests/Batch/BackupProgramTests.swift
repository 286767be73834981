import Foundation
import TestKit
import Testing

/// Backup, restore and erasure with the built program, as a person would run them.
struct BackupProgramTests {
  private static func owner(
    _ shop: Shop, _ arguments: String..., in directory: String? = nil
  ) throws -> ProgramResult {
    guard let path = BuiltBinary.path else { throw HarnessError.unknown("the built qunzhu") }
    return try Program.run(
      path, ["-w", shop.workspace, "--language", "en"] + arguments,
      environment: shop.environment.with(["QUNZHU_OPERATOR": "小满"]), directory: directory)
  }

  private static func names(_ shop: Shop) throws -> [String] {
    try shop.json("query", "--columns", "name", "--", "*")["rows"]?.list?
      .compactMap { $0["name"]?.text } ?? []
  }

  @Test func `a backup is made, listed and restored, and what was there is kept`() throws {
    let shop = try Shop.lively(members: 60)
    let made = try shop.run("backup")
    #expect(made.status == .code(0), "\(made.errors)")
    let path = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(path.hasPrefix(shop.workspace + "/backup/manual-"))
    let listed = try shop.json("backup", "--list").list ?? []
    #expect(listed.first?["path"]?.text == path)
    #expect(listed.first?["transactions"]?.integer == (try shop.log().count))
    let tagged = try shop.run("do", "member.tag.add", "后来的", "--where", "*", "--yes")
    #expect(tagged.status == .code(0), "\(tagged.errors)")
    #expect(try shop.count("tag:后来的") > 0)
    let steps = try shop.log().count

    let name = URL(filePath: path).lastPathComponent
    let unasked = try shop.run("restore", name)
    #expect(unasked.status == .code(2))
    #expect(try shop.log().count == steps)

    let restored = try shop.run("restore", name, "--yes")
    #expect(restored.status == .code(0), "\(restored.errors)")
    #expect(try shop.count("tag:后来的") == 0)
    #expect(try shop.log().count == steps - 1)
    #expect(try shop.json("check")["state"] == .string("clean"))
    // What was there is a workspace still, and the backup lies where it lay.
    let aside = try #require(
      FileManager.default.contentsOfDirectory(atPath: shop.home.path)
        .first { $0.contains(".before-restore-") })
    let kept = try shop.bare(
      ["-w", shop.home.file(aside), "query", "--format", "count", "--", "tag:后来的"])
    #expect(Int(kept.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > 0)
    #expect(try shop.json("backup", "--list").list?.count == listed.count)
  }

  @Test func `a backup elsewhere is a workspace, and its place is kept from the root on`() throws {
    let shop = try Shop.lively(members: 60)
    try FileManager.default.createDirectory(
      atPath: shop.home.file("stick"), withIntermediateDirectories: false)
    let made = try Self.owner(shop, "backup", "--to", "copy", in: shop.home.file("stick"))
    #expect(made.status == .code(0), "\(made.errors)")
    let copy = shop.home.file("stick/copy")
    let check = try shop.bare(["-w", copy, "check", "--format", "json"]).json()
    #expect(check["state"] == .string("clean"))
    #expect(check["rows"] == (try shop.json("check")["rows"]))
    let again = try Self.owner(shop, "backup", "--to", "copy", in: shop.home.file("stick"))
    #expect(again.status != .code(0), "what lies there is not replaced")

    let before = try shop.home.contents()
    let elsewhere = try shop.run("restore", copy, "--to", shop.home.file("anew"))
    #expect(elsewhere.status == .code(0), "\(elsewhere.errors)")
    let after = try shop.home.contents()
    for (name, bytes) in before { #expect(after[name] == bytes, "\(name)") }
    let anew = try shop.bare(["-w", shop.home.file("anew"), "check", "--format", "json"]).json()
    #expect(anew["rows"] == check["rows"])

    // An erasure names the copy in a way that means the same from anywhere.
    let erased = try Self.owner(
      shop, "do", "member.data.erase", "asked for", "erase", "--where", "*", "--yes", "--format",
      "json")
    #expect(erased.status == .code(0), "\(erased.errors)")
    #expect((erased.output + erased.errors).contains(copy), "\(erased.errors)")
  }

  @Test func `a spoiled backup is refused and nothing is moved`() throws {
    let shop = try Shop.lively(members: 60)
    let path = try shop.run("backup").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let journal = try #require(
      FileManager.default.subpathsOfDirectory(atPath: path).first { $0.hasSuffix(".jsonl") })
    let file = URL(filePath: path).appending(path: journal)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: file)
    let before = try shop.home.contents()
    let result = try shop.run("restore", URL(filePath: path).lastPathComponent, "--yes")
    #expect(result.status == .code(3), "\(result.errors)")
    #expect(!result.errors.isEmpty)
    #expect(try shop.home.contents() == before)
  }

  @Test func `a workspace that somebody has open is not replaced`() throws {
    let shop = try Shop.lively(members: 60)
    let path = try shop.run("backup").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let console = try shop.console()
    let result = try shop.run("restore", URL(filePath: path).lastPathComponent, "--yes")
    #expect(result.status == .code(3), "\(result.errors)")
    #expect(result.errors.contains("tester"), "\(result.errors)")
    #expect(console.status == nil)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.home.path)
    #expect(!left.contains { $0.contains("restore") }, "\(left)")
  }

  @Test func `only the owner erases, and then no file of the workspace knows the persons`() throws {
    let shop = try Shop.lively(members: 60)
    _ = try shop.run("compact")
    _ = try shop.run("backup")
    let names = Set(try Self.names(shop).filter { $0.utf8.count >= 6 })
    #expect(names.count > 10)
    let words = ["do", "member.data.erase", "asked for", "erase", "--where", "*", "--yes"]
    let refused = try shop.run(words)
    #expect(refused.status == .code(1), "\(refused.errors)")
    #expect(refused.errors.contains("店主"))

    let done = try Self.owner(
      shop, "do", "member.data.erase", "asked for", "erase", "--where", "*", "--yes")
    #expect(done.status == .code(0), "\(done.errors)")
    let remaining = Set(try Self.names(shop))
    let gone = names.subtracting(remaining)
    #expect(gone.count > 5, "\(done.output)")
    for (file, bytes) in try shop.home.contents() {
      for name in gone where bytes.range(of: Data(name.utf8)) != nil {
        // A name is out of reach where somebody still known bears it in their own.
        guard remaining.contains(where: { $0.contains(name) }) else {
          Issue.record("\(file) still holds \(name)")
          continue
        }
      }
    }
    #expect(try shop.json("check")["state"] == .string("clean"))
    let again = try shop.run("--language", "en", "erase")
    #expect(again.status == .code(0))
    #expect(again.errors.contains("Nothing is left"), "\(again.errors)")
    let undo = try Self.owner(shop, "undo")
    #expect(undo.status == .code(0) || undo.status == .code(1))
    #expect(Set(try Self.names(shop)).isDisjoint(with: gone), "an undo brought somebody back")
  }

  @Test func `a damaged workspace is told, shown, and mended by repair`() throws {
    let shop = try Shop.lively(members: 60)
    for word in ["甲", "乙", "丙"] {
      _ = try shop.run("do", "member.tag.add", word, "--where", "*", "--yes")
    }
    let journal = try #require(
      FileManager.default.subpathsOfDirectory(atPath: shop.workspace + "/journal")
        .first { $0.hasSuffix(".jsonl") })
    let file = URL(filePath: shop.workspace + "/journal/" + journal)
    var bytes = try Data(contentsOf: file)
    let mark = try #require(bytes.range(of: Data("乙".utf8)))
    bytes[mark.lowerBound - 40] ^= 1
    try bytes.write(to: file)
    let check = try shop.run("check", "--format", "json")
    #expect(check.status == .code(1))
    let report = try check.json()
    #expect(report["state"] == .string("damaged"))
    #expect(report["problems"]?.list?.first?["line"]?.integer ?? 0 > 1)
    #expect(try shop.count("tag:丙") > 0, "what can be read is shown")
    let refused = try shop.run("do", "member.tag.add", "丁", "--where", "*", "--yes")
    #expect(refused.status == .code(3), "\(refused.errors)")
    #expect(try shop.run("repair").status == .code(2))
    let mended = try shop.run("repair", "--yes")
    #expect(mended.status == .code(0), "\(mended.output) \(mended.errors)")
    #expect(try shop.json("check")["state"] == .string("clean"))
    #expect(try shop.count("tag:甲") > 0 && shop.count("tag:丙") > 0)
    #expect(try shop.run("do", "member.tag.add", "丁", "--where", "*", "--yes").status == .code(0))
  }
}
