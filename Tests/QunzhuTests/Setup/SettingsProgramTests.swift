import Foundation
import TestKit
import Testing

/// The configuration folder as a person uses it: read at the start, followed while the console runs,
/// and never in the way.
@Suite(.serialized) struct SettingsProgramTests {
  private static func write(_ text: String, to name: String, of shop: Shop) throws {
    let url = URL(filePath: shop.home.path).appending(path: ".config/qunzhu/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: .atomic)
  }

  @Test func `settings are taken, and the command line wins`() throws {
    let shop = try Shop.lively(members: 50)
    try Self.write(
      #"{ "language": "en", "operator": "小林", "workspace": "\#(shop.workspace)" }"#,
      to: "config.json", of: shop)
    let help = try shop.bare(["--help"])
    #expect(help.output.contains("Usage:"))
    #expect(try shop.bare(["--language", "zh-Hans", "--help"]).output.contains("用法"))
    #expect(try shop.bare(["query", "*", "--format", "count"]).output.hasPrefix("50"))
    #expect(try shop.bare(["config", "check"]).status == .code(0))
  }

  @Test func `a mistake is told with file and line and everything else goes on`() throws {
    let shop = try Shop.lively(members: 50)
    try Self.write("{\n  \"glyphs\": \"fancy\"\n}", to: "config.json", of: shop)
    try Self.write("{\n  \"undo\": [\"j\"],\n  \"fly\": \"f8\"\n}", to: "keys.json", of: shop)
    try Self.write("{\n  \"name\": 3\n}", to: "themes/mine.json", of: shop)
    let check = try shop.bare(["config", "check"])
    #expect(check.status == .code(1))
    #expect(check.output.contains("config.json:2:"))
    #expect(check.output.contains("keys.json:2:"))
    #expect(check.output.contains("keys.json:3:"))
    #expect(check.output.contains("themes/mine.json:2:"))
    let keys = try shop.bare(["keys", "check"])
    #expect(keys.status == .code(1) && keys.output.contains("moveDown"))
    let console = try shop.console()
    #expect(console.terminal.text.contains("config.json:2:"))
    try console.press("u")
    #expect(console.status == nil)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `keys that were changed work, and are listed as they are`() throws {
    let shop = try Shop.lively(members: 50)
    try Self.write(#"{ "quit": ["f8"], "pane.members": ["-"] }"#, to: "keys.json", of: shop)
    let list = try shop.bare(["keys"])
    #expect(list.output.contains("f8  退出"))
    let console = try shop.console()
    try console.press("q")
    #expect(console.status == nil)
    try console.press("-")
    #expect(console.terminal.text.contains("[-成员]"))
    try console.send(keys: "<f8>")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `a file that is saved is followed at once, and a broken one changes nothing`() throws {
    let shop = try Shop.lively(members: 50)
    try Self.write("{}", to: "config.json", of: shop)
    let console = try shop.console()
    #expect(console.terminal.text.contains("成员"))
    try Self.write(#"{ "language": "en" }"#, to: "config.json", of: shop)
    try console.waitIdle()
    try console.wait(for: "Members")
    try Self.write("{\n \"language\": \"fr\"\n}", to: "config.json", of: shop)
    try console.wait(for: "config.json:2:")
    #expect(console.terminal.text.contains("Members"))
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test
  func `a theme file is followed, and a broken one keeps the old look and is told with its line`()
    throws
  {
    let shop = try Shop.lively(members: 50)
    let themes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "themes")
    let mo = try String(contentsOf: themes.appending(path: "mo.json"), encoding: .utf8)
    let mine = mo.replacing("\"name\": \"mo\"", with: "\"name\": \"mine\"")
    try Self.write(mine, to: "themes/mine.json", of: shop)
    try Self.write(#"{ "theme": "mine" }"#, to: "config.json", of: shop)
    let console = try shop.console()
    let before = console.terminal.cell(0, 3).pen.background
    try Self.write(
      mine.replacing("#15171c", with: "#5f0000"), to: "themes/mine.json", of: shop)
    try console.wait("another ground") { $0.cell(0, 3).pen.background != before }
    let after = console.terminal.cell(0, 3).pen.background
    try Self.write(
      mine.replacing("\"#15171c\" }", with: "\"#15171\" }"), to: "themes/mine.json", of: shop)
    try console.wait(for: "themes/mine.json:6:")
    #expect(console.terminal.cell(0, 3).pen.background == after)
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `a theme that was chosen is there again, unless the settings are younger`() throws {
    let shop = try Shop.lively(members: 50)
    let console = try shop.console()
    try console.press("zt<down><enter>")
    try console.send(keys: "q")
    try console.waitExit()
    let path = shop.home.file(".local/state/qunzhu/theme")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "paper\n")
    let before = try shop.home.contents()
    let looking = try shop.console("--read-only")
    try looking.press("zt<down><enter>")
    try looking.send(keys: "q")
    try looking.waitExit()
    #expect(try shop.home.contents() == before, "read-only writes nothing, not even a choice")
  }

  @Test func `a workspace brings no settings of its own`() throws {
    let shop = try Shop.lively(members: 50)
    let rows = ["config.json": "{ \"language\": \"en\" }", "keys.json": "{ \"quit\": \"f8\" }"]
    for (name, text) in rows {
      try Data(text.utf8).write(to: URL(filePath: shop.workspace).appending(path: name))
    }
    let console = try shop.console()
    #expect(console.terminal.text.contains("成员"))
    try console.send(keys: "q")
    #expect(try console.waitExit() == .code(0))
  }

  @Test func `the template of keys is what is so anyway`() throws {
    let shop = try Shop()
    let template = try shop.bare(["config", "keys"]).output
    try Self.write(template, to: "keys.json", of: shop)
    let check = try shop.bare(["keys", "check"])
    #expect(check.status == .code(0), "\(check.output)")
    let configured = try shop.bare(["keys"]).output
    #expect(try Shop().bare(["keys"]).output == configured)
  }
}
