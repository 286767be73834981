import Foundation
import TestKit
import Testing

/// The pages that the program writes about itself are as it would write them now;
/// `QUNZHU_WRITE_PAGES=1` writes them.
@Suite(.serialized) struct GeneratedPageTests {
  /// A page: its file, what stands above, and what the program prints below.
  struct Page: Sendable, CustomTestStringConvertible {
    let file: String
    let head: String
    let arguments: [String]

    var testDescription: String { file }
  }

  static let pages = [
    Page(
      file: "Keys.md",
      head: """
        # 键 · Keys

        Written by `qunzhu keys --format md`: the keys as they are declared. `keys.json` in the settings' folder
        changes them: each name is a command, an action or a pane, each value a key or a list of keys.
        `qunzhu config keys` prints a file to begin with; `qunzhu keys check FILE` checks one.

        ```json
        { "undo": ["u", "f8"], "member.tag.add": "t", "pane.members": "2", "markSame": [] }
        ```


        """, arguments: ["keys", "--format", "md"]),
    Page(
      file: "Settings.md",
      head: """
        # 设置 · Settings

        Written by `qunzhu config --format md`. The settings are one JSON object in
        `$XDG_CONFIG_HOME/qunzhu/config.json`; every line may be left out. A running console follows the file.


        """, arguments: ["config", "--format", "md"]),
    Page(
      file: "Themes.md",
      head: """
        # 配色 · Themes

        Written by `qunzhu themes check --format md`: how far each role stands out from what is behind it.
        Text needs 4.5, lines, bars and what may be overlooked 3.


        """, arguments: ["themes", "check", "--format", "md"]),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/qunzhu/qunzhu.docc")

  @Test(arguments: pages)
  func `a page is as the program writes it`(page: Page) throws {
    let printed = try Shop().bare(page.arguments)
    #expect(printed.status == .code(0), "\(printed.output) \(printed.errors)")
    let text = page.head + printed.output
    let url = Self.folder.appending(path: page.file)
    if ProcessInfo.processInfo.environment["QUNZHU_WRITE_PAGES"] == "1" {
      try Data(text.utf8).write(to: url)
    }
    let kept = try String(contentsOf: url, encoding: .utf8)
    #expect(kept == text, "\(page.file) is stale: run .ci/document")
  }

  @Test func `every page that is linked to is there`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for file in files where file.hasSuffix(".md") {
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      for link in text.matches(of: /<doc:(\w+)>/) {
        #expect(files.contains("\(link.1).md"), "\(file) links to \(link.1)")
      }
      for command in text.matches(of: /`qunzhu ([a-z]+)/) {
        let known = try Shop().bare([String(command.1), "--help"])
        #expect(known.status == .code(0), "\(file) names the command \(command.1)")
      }
    }
  }
}
