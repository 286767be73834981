import Cells
import Foundation
import Settings
import Testing
import Themes

struct ThemeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "themes")

  @Test func `the catalog holds exactly the files of the folder`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: nil)
    let names = files.map(\.lastPathComponent).sorted()
    #expect(names == ThemeCatalog.files.map { $0.name + ".json" }.sorted())
    for file in ThemeCatalog.files {
      let url = Self.folder.appending(path: file.name + ".json")
      #expect(try Data(contentsOf: url) == Data(file.bytes))
      #expect(file.bytes.count < 3072, "\(file.name) is too long to embed")
    }
  }

  @Test(arguments: ThemeCatalog.files.map(\.name))
  func `every theme can be read and tells its roles apart at every depth`(name: String) throws {
    let file = try #require(ThemeCatalog.files.first { $0.name == name })
    let theme = try ThemeFile.parse(file.bytes)
    #expect(theme.name == name)
    #expect(!theme.chineseTitle.isEmpty && !theme.englishTitle.isEmpty)
    #expect(ThemeCheck.problems(of: theme).isEmpty, "\(ThemeCheck.problems(of: theme))")
    #expect(ThemeCatalog.theme(named: name) == theme)
  }

  @Test func `the first theme is the standard and an unknown name is none`() {
    #expect(ThemeCatalog.standard.name == "mo")
    #expect(ThemeCatalog.all.count == 7)
    #expect(ThemeCatalog.all.filter(\.isLight).map(\.name) == ["paper", "celadon"])
    #expect(ThemeCatalog.theme(named: "nope") == nil)
  }

  @Test func `words can be read on the row of the cursor in every theme`() {
    for theme in ThemeCatalog.all {
      let palette = theme.palette(at: .trueColor)
      for role in Role.allCases {
        let ink = palette.ink(for: Style(role, on: .cursor))
        guard case .rgb(let text) = ink.foreground, case .rgb(let ground) = ink.background else {
          #expect(theme.name == "mono")
          continue
        }
        #expect(text.contrast(with: ground) >= 4.5, "\(theme.name) \(role)")
      }
    }
  }

  private func text(of name: String) throws -> String {
    let file = try #require(ThemeCatalog.files.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func check(_ text: String) throws -> [ThemeCheck.Problem] {
    ThemeCheck.problems(of: try ThemeFile.parse(Array(text.utf8)))
  }

  @Test func `a spoiled theme is told with the role and the figure`() throws {
    let mo = try text(of: "mo")
    let faint = try check(mo.replacing("#e9bb52", with: "#2a2520"))
    #expect(
      faint.contains { problem in
        if case .contrast(.warn, let figure, 4.5) = problem { return figure < 2 }
        return false
      })
    let same = try check(mo.replacing("#92cc84", with: "#e9bb52"))
    #expect(same.contains(.alike(.warn, .good, .trueColor)))
    #expect(same.contains(.alike(.warn, .good, .ansi16)))
    let gone = try check(mo.replacing("#8f8d88", with: "#15171c"))
    #expect(gone.contains(.vanishes(.dim, .trueColor)))
    let bare = Theme(
      name: "x", chineseTitle: "x", englishTitle: "x", isLight: false, inks: [:])
    #expect(ThemeCheck.problems(of: bare).contains(.missing(.alarm)))
    #expect(faint.allSatisfy { !$0.description.isEmpty })
  }

  @Test func `mistakes are told with their line`() throws {
    let mo = try text(of: "mo")
    func mistake(_ text: String) -> SettingError? {
      do throws(SettingError) {
        _ = try ThemeFile.parse(Array(text.utf8))
        return nil
      } catch {
        return error
      }
    }
    let color = mistake(mo.replacing("#e4dfd3", with: "#e4dfd"))
    #expect(color?.line == 6)
    #expect(
      color?.problem == .value(of: "normal.fg", found: "#e4dfd", expected: "#rrggbb"))
    #expect(mistake(mo.replacing("\"alarm\"", with: "\"alrm\""))?.problem == .unknown("alrm"))
    #expect(
      mistake(mo.replacing("\"alarm\"", with: "\"warn\""))?.problem == .repeated("warn"))
    #expect(mistake(mo.replacing("bold", with: "fat"))?.line == 8)
    #expect(mistake(mo.replacing("  }\n}", with: "  },\n}"))?.line == 26)
    #expect(mistake(mo.replacing("false", with: "null"))?.line == 4)
    #expect(mistake(mo.replacing("\"name\": \"mo\",", with: ""))?.problem == .missing("name"))
    #expect(mistake("")?.line == 1)
    #expect(mistake("[]") != nil)
    #expect(mistake(String(repeating: "{\"a\":", count: 100_00)) != nil)
    #expect(mistake(mo + "x") != nil)
    #expect(color?.chinese == "第 6 行：「normal.fg」的值是「#e4dfd」，应该是 #rrggbb")
    #expect(color?.english.hasPrefix("line 6: ") == true)
    #expect(mistake("\u{FEFF}" + mo) == nil)
    #expect(throws: SettingError(line: 1, problem: .encoding)) {
      try ThemeFile.parse([0x7B, 0xFF])
    }
    #expect(throws: SettingError(line: 1, problem: .tooLarge)) {
      try ThemeFile.parse(Array(repeating: 0x20, count: 70_000))
    }
  }

  @Test(arguments: 0..<60)
  func `a file cut off anywhere is refused and never crashes`(place: Int) throws {
    let mo = Array(try text(of: "mo").utf8)
    let cut = Array(mo.prefix(mo.count * place / 61))
    #expect(throws: SettingError.self) { try ThemeFile.parse(cut) }
  }
}
