import Settings
import Testing

struct SettingTests {
  private func preferences(_ text: String) throws(SettingError) -> Preferences {
    try PreferenceFile.parse(Array(text.utf8))
  }

  private func mistake(_ text: String) -> SettingError? {
    do throws(SettingError) {
      _ = try preferences(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `an empty file leaves everything as it is`() throws {
    #expect(try preferences("{}") == Preferences())
  }

  @Test func `every field takes what it says it takes`() throws {
    for field in PreferenceField.all {
      let words: [String] =
        switch field.kind {
        case .choice(let words): words.map { "\"\($0)\"" }
        case .flag: ["true", "false"]
        case .text: ["\"群主\""]
        }
      for word in words {
        #expect(mistake("{ \"\(field.name)\": \(word) }") == nil, "\(field.name) \(word)")
      }
      let standard = field.kind == .flag ? field.standard : "\"\(field.standard)\""
      let same = try preferences("{ \"\(field.name)\": \(standard) }")
      #expect(same == Preferences(), "\(field.name) says \(standard) is what is so anyway")
      #expect(!field.chinese.isEmpty && !field.english.isEmpty)
    }
    let chosen = try preferences(
      #"{ "language": "en", "theme": "paper", "glyphs": "ascii", "ambiguous": "wide", "mouse": true, "alert": "bell", "operator": "小林", "workspace": "~/shop" }"#
    )
    #expect(chosen.language == "en" && chosen.theme == "paper" && chosen.glyphs == "ascii")
    #expect(chosen.ambiguous == .wide && chosen.usesMouse && chosen.alert == .bell)
    #expect(chosen.operatorName == "小林" && chosen.workspace == "~/shop")
  }

  @Test(arguments: [
    ("{\n  \"them\": \"mo\"\n}", 2), ("{\n\n  \"glyphs\": \"fancy\"\n}", 3),
    ("{\n  \"mouse\": \"yes\"\n}", 2), ("{\n  \"mouse\": true\n  \"theme\": \"mo\"\n}", 3),
    ("{\n  \"theme\": \"mo\",\n  \"theme\": \"paper\"\n}", 3), ("[]", 1), ("", 1),
    ("{ \"operator\": \"\" }", 1), ("{ \"language\": [\"en\"] }", 1), ("{\"a\":[[[[[", 1),
  ])
  func `a mistake is told with its line`(text: String, line: Int) throws {
    let error = try #require(mistake(text))
    #expect(error.line == line)
    #expect(!error.chinese.isEmpty && !error.english.isEmpty)
  }

  @Test func `keys are a text or a list, each with its line`() throws {
    let text =
      "{\n  \"undo\": \"u\",\n  \"redo\": [\n    \"C-r\",\n    \"f7\"\n  ],\n  \"mask\": []\n}"
    let wishes = try KeyFile.parse(Array(text.utf8))
    #expect(wishes.map(\.id) == ["undo", "redo", "mask"])
    #expect(wishes.map(\.line) == [2, 3, 7])
    #expect(wishes[1].keys.map(\.text) == ["C-r", "f7"])
    #expect(wishes[1].keys.map(\.line) == [4, 5])
    #expect(wishes[2].keys.isEmpty)
    #expect(throws: SettingError.self) { try KeyFile.parse(Array("{ \"undo\": true }".utf8)) }
    #expect(throws: SettingError.self) {
      try KeyFile.parse(Array("{ \"undo\": \"u\", \"undo\": \"x\" }".utf8))
    }
  }
}
