import Foundation
import TestKit
import Testing

/// The marked rows in the person's own editor, on a real terminal.
@Suite(.serialized) struct OwnEditorTests {
  /// An editor that changes every line of the table as a `sed` script says, and notes that it ran.
  private func editor(_ shop: Shop, _ script: String) throws -> String {
    let path = try shop.home.write(
      "#!/bin/sh\nls -l \"$1\" > \"$HOME/seen\"\nsed -i '\(script)' \"$1\"\n", to: "editor.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test func `what the editor leaves is shown as a plan, done, and taken back`() throws {
    let shop = try Shop.lively()
    let path = try editor(shop, "/^m-/s/$/ | x/;s/ | x//;/^m-/s/\\t[^\\t]*/\\t改过名/1")
    let console = try shop.console(environment: ["EDITOR": path])
    let before = try shop.log()
    try console.press("2<space><space>E")
    try console.wait(for: "在编辑器里改资料")
    #expect(try shop.log() == before)
    // The table is its owner's alone, and gone afterwards.
    let seen = try String(decoding: shop.home.read("seen"), as: UTF8.self)
    #expect(seen.hasPrefix("-rw-------"))
    let left = seen.split(separator: " ").last.map { $0.trimmingCharacters(in: .newlines) } ?? ""
    #expect(!FileManager.default.fileExists(atPath: left))
    try console.press("y")
    #expect(try shop.count("改过名") == 2)
    try console.press("u")
    #expect(try shop.count("改过名") == 0)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `an editor that cannot be started changes nothing and says so`() throws {
    let shop = try Shop.lively()
    let console = try shop.console(environment: ["EDITOR": "/nowhere/to/be/found"])
    let before = try shop.log()
    try console.press("2<space>E")
    try console.wait(for: "设好 EDITOR")
    #expect(try shop.log() == before)
  }

  @Test func `an editor that is killed in the middle changes nothing, and what was typed is kept`()
    throws
  {
    let shop = try Shop.lively()
    let path = try shop.home.write(
      "#!/bin/sh\nsed -i 's/\t[^\t]*/\t改了一半/1' \"$1\"\necho \"$1\" > \"$HOME/seen\"\nkill -9 $$\n",
      to: "editor.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let console = try shop.console(environment: ["EDITOR": path])
    let before = try shop.log()
    try console.press("2<space>E")
    try console.wait(for: "没有正常退出")
    #expect(try shop.log() == before)
    #expect(try shop.count("改了一半") == 0)
    let left = try String(decoding: shop.home.read("seen"), as: UTF8.self)
      .trimmingCharacters(in: .newlines)
    #expect(FileManager.default.fileExists(atPath: left))
    try? FileManager.default.removeItem(atPath: left)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `a read-only console opens no editor`() throws {
    let shop = try Shop.lively()
    let path = try editor(shop, "s/a/b/")
    let console = try shop.console("--read-only", environment: ["EDITOR": path])
    try console.press("2<space>E")
    #expect(throws: (any Error).self) { try shop.home.read("seen") }
  }
}
