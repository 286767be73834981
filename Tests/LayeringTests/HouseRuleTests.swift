import Testing

/// Habits of the house that neither the compiler nor the formatter checks.
struct HouseRuleTests {
  @Test(arguments: HouseRule.all)
  func `the tree keeps the rule`(rule: HouseRule) throws {
    let files = try rule.folders.flatMap {
      try SourceTree.files(below: $0, endings: rule.endings)
    }
    #expect(!files.isEmpty)
    #expect(files.flatMap(rule.findings) == [])
  }

  @Test(arguments: HouseRule.all)
  func `a planted breach is caught`(rule: HouseRule) {
    let file = SourceFile(path: rule.planted.path, text: rule.planted.text)
    #expect(rule.findings(file).count == 1)
  }

  @Test(arguments: HouseRule.all)
  func `what only looks like a breach is let through`(rule: HouseRule) {
    let file = SourceFile(path: "Sources/Console/Innocent.swift", text: rule.innocent)
    #expect(rule.findings(file) == [])
  }

  @Test(arguments: ["KeyManager.swift", "Common/Keys.swift", "Key+Helper.swift", "Utils.swift"])
  func `a file named after nothing is caught`(name: String) throws {
    let rule = try #require(HouseRule.all.first { $0.name.contains("named") })
    let file = SourceFile(path: "Sources/Console/\(name)", text: "struct Key {}\n")
    #expect(rule.findings(file).count == 1)
  }
}
