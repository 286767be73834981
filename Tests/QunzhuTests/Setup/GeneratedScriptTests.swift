import Foundation
import TestKit
import Testing

/// Completions and the manual: what shells and `man` make of them.
@Suite struct GeneratedScriptTests {
  @Test func `bash takes the completions and offers the options of a command`() throws {
    let shop = try Shop()
    let script = try shop.bare(["completions", "bash"]).output
    try Data(script.utf8).write(to: URL(filePath: shop.home.file("complete.bash")))
    let ask = """
      . ./complete.bash
      COMP_WORDS=(qunzhu query --li); COMP_CWORD=2; _qunzhu; echo "${COMPREPLY[*]}"
      COMP_WORDS=(qunzhu re); COMP_CWORD=1; _qunzhu; echo "${COMPREPLY[*]}"
      """
    let run = try Program.run(
      "/bin/bash", ["-c", ask], environment: shop.environment, directory: shop.home.path)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "--limit", "\(run.output) \(run.errors)")
    #expect(lines.last?.contains("replay") == true && lines.last?.contains("repair") == true)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `every command is in every shell's completions`(shell: String) throws {
    let script = try Shop().bare(["completions", shell]).output
    for command in ["query", "do", "import", "replay", "config", "dashboard"] {
      #expect(script.contains(command), "\(shell) \(command)")
    }
  }

  @Test(arguments: ["en", "zh-Hans"])
  func `the manual names every command and option, and no line is taken for a request`(
    language: String
  ) throws {
    let page = try Shop().bare(["--language", language, "man"]).output
    #expect(page.hasPrefix(".TH QUNZHU 1"))
    let known = [".TH", ".SH", ".SS", ".TP", ".B"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(known.contains { line.hasPrefix($0) }, "\(line)")
    }
    #expect(page.contains("replay") && page.contains("\\-\\-read\\-only"))
  }
}
