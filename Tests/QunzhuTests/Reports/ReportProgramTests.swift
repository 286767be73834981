import Foundation
import TestKit
import Testing

/// Reports as the program says them.
@Suite(.enabled(if: BuiltBinary.path != nil, "qunzhu is not built"))
struct ReportProgramTests {
  private let home: TemporaryDirectory
  private let binary: String

  init() throws {
    home = try TemporaryDirectory()
    binary = try #require(BuiltBinary.path)
    let made = try run(["demo", "--no-open", "--members", "200"])
    #expect(made.status == .code(0))
  }

  private func run(_ arguments: [String], on day: String = "2026-11-24") throws -> ProgramResult {
    try Program.run(
      binary, ["-w", home.file("库"), "--now", "\(day)T10:26:00+08:00"] + arguments,
      environment: TestEnvironment(home: home.path))
  }

  @Test func `the board, the wall and the report agree figure by figure`() throws {
    #expect(try run(["do", "goal.evaluate", "--where", "*", "--yes"]).status == .code(0))
    let report = try run(["report", "kpi", "--format", "json"]).json()
    let wall = try run(["dashboard", "--once", "--page", "goals", "--format", "json"]).json()
    let board = try run(["paint", "goals", "--size", "160x60"]).output
    let metrics = try #require(report["metrics"]?.list)
    let pages = try #require(wall["pages"]?.list)
    let goals = try #require(
      pages.first?["blocks"]?.list?.first { $0["id"]?.text == "goals" }?["rows"]?.list)
    #expect(goals.count == 9 && metrics.count == 40)
    var compared = 0
    for goal in goals {
      let id = try #require(goal["id"]?.text)
      let metric = try #require(metrics.first { $0["id"]?.text == id })
      let state = metric["state"]?.text
      guard state == "met" || state == "short" else {
        #expect(goal["state"]?.text == "unknown", "\(id)")
        continue
      }
      #expect(goal["state"]?.text == state, "\(id)")
      let value = try #require(metric["value"]?.text)
      let shown = try #require(goal["value"]?.text)
      guard shown != "—" else { continue }
      #expect(shown.hasSuffix(value) || shown.hasPrefix(value), "\(id): \(shown) and \(value)")
      #expect(board.contains(shown), "\(id): \(shown) is not on the board")
      compared += 1
    }
    #expect(compared >= 2)
  }

  @Test func `a page for a browser is whole, without a script, and without anybody's name`() throws
  {
    let names = try run(
      ["query", "--columns", "name", "--format", "json", "--", "-staff:yes"]
    ).json()
    let people = (names["rows"]?.list ?? []).compactMap { $0["name"]?.text }.filter {
      $0.count >= 3
    }
    #expect(people.count > 50)
    let groups = try run(["query", "*", "--in", "groups", "--columns", "name"]).output
    for (name, language) in [
      ("weekly", "zh-Hans"), ("monthly", "en"), ("kpi", "zh-Hans"), ("cohorts", "en"),
    ] {
      let page = try run(["report", name, "--format", "html", "--language", language])
      #expect(page.status == .code(0) && page.errors.isEmpty)
      let html = page.output
      #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("lang=\"\(language)\""))
      #expect(!html.contains("<script") && !html.contains("http-equiv=\"refresh\""))
      #expect(!html.contains("src=") && !html.contains("href="))
      for tag in ["section", "table", "svg", "figure", "tr"] {
        let opened = html.components(separatedBy: "<\(tag)").count
        let closed = html.components(separatedBy: "</\(tag)>").count
        #expect(opened == closed || tag == "table", "<\(tag)> \(opened) \(closed)")
      }
      let leaks = people.filter { html.contains($0) && !groups.contains($0) }
      #expect(leaks.isEmpty, "\(leaks.prefix(3))")
    }
    #expect(try run(["report", "monthly", "--format", "md"]).output.hasPrefix("# "))
  }

  @Test func `JSON of a period names its sections, and text holds no escape`() throws {
    let json = try run(["report", "weekly", "--format", "json"]).json()
    let ids = json["sections"]?.list?.compactMap { $0["id"]?.text } ?? []
    #expect(ids.prefix(5) == ["summary", "days", "goals", "trends", "alerts"])
    let text = try run(["report", "monthly"]).output
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test func `the day's run keeps the figures, and a second one finds nothing to do`() throws {
    let before = try run(["query", "*", "--in", "snapshots", "--format", "count"]).output
    // The demo comes with the figures of its own day.
    let first = try run(["run", "--format", "json"], on: "2026-11-25").json()
    #expect(first["transaction"]?.text?.isEmpty == false)
    #expect(first["steps"]?["goal.evaluate"]?.integer == 1)
    let after = try run(["query", "*", "--in", "snapshots", "--format", "count"]).output
    let counts = [before, after].map { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    #expect(counts[1] == counts[0].map { $0 + 1 })
    let second = try run(["run", "--format", "json"], on: "2026-11-25").json()
    #expect(second["transaction"]?.text == nil)
    #expect(try run(["daily"]).status == .code(2), "one verb does a day's run")
  }

  @Test func `a report that has no page says so`() throws {
    #expect(try run(["report", "rfm", "--format", "csv"]).status == .code(2))
  }
}
