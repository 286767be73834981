import Testing

/// The reading of code without its comments and texts, on which every rule rests.
struct CodeTextTests {
  @Test(arguments: [
    ("let a = 1 // try!", "let a = 1        "),
    ("a /* b /* c */ d */ e", "a                   e"),
    ("x(\"try!\")", "x(\"    \")"),
    ("x(\"a\\\"b\")", "x(\"    \")"),
    ("x(#\"a\"b\"#)", "x(#\"   \"#)"),
    ("x(\"a\\(try! f(\"z\"))b\")", "x(\" \\(try! f(\" \")) \")"),
    ("\"\"\"\na \"b\" c\n\"\"\" d", "\"\"\"\n       \n\"\"\" d"),
    ("\"open\nlet b = 2", "\"    \nlet b = 2"),
  ])
  func `only what the compiler acts on is left`(text: String, code: String) {
    #expect(CodeText.stripped(text) == code)
  }

  @Test func `a file keeps its line numbers`() {
    let text = "a\n/* b\nc */\n\"\"\"\nd\n\"\"\"\ne"
    #expect(
      CodeText.stripped(text).split(separator: "\n", omittingEmptySubsequences: false).count == 7)
  }
}
