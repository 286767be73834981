import TestKit
import Testing

/// The reports as other programs get them: one document each, whose sums agree with queries.
@Suite struct ReportShapeTests {
  private static let shop = Result { try Shop.lively(members: 150) }

  /// Every report there is, as the program lists them to whoever names none.
  private static func names(_ shop: Shop) throws -> [String] {
    let asked = try shop.run("report").errors
    return asked.split { !$0.isASCII || !$0.isLetter }.map(String.init)
      .filter { $0 != "qunzhu" && $0 != "help" }
  }

  @Test func `every report answers in JSON and as text, and says as of which day`() throws {
    let shop = try Self.shop.get()
    let names = try Self.names(shop)
    #expect(names.count >= 18 && names.contains("fission") && names.contains("health"))
    for name in names {
      let answer = try shop.run("report", name, "--format", "json")
      #expect(answer.status == .code(0), "\(name): \(answer.errors)")
      let document = try answer.json()
      let day = document["asOf"]?.text ?? document["to"]?.text ?? ""
      #expect(day.count == 10, "\(name) says no day")
      let text = try shop.run("report", name)
      #expect(text.status == .code(0) && !text.output.isEmpty, "\(name): \(text.errors)")
      // What other programs read as growthFactor has a name for people; alerts tell queries as typed.
      guard name != "alerts" else { continue }
      let keys = text.output.matches(of: /[a-z]+[A-Z][a-z]+/).map { String($0.output) }
      #expect(keys.isEmpty, "\(name) shows \(keys)")
    }
    let unknown = try shop.run("report", "nonsense")
    #expect(unknown.status == .code(2) && unknown.errors.contains("nonsense"))
  }

  @Test func `a report is passed on as a page that names nobody`() throws {
    let shop = try Self.shop.get()
    let people = try #require(
      try shop.json("query", "--columns", "name", "--", "*")["rows"]?.list)
    let names = people.compactMap { $0["name"]?.text }.filter { $0.count >= 3 }
    #expect(names.count > 40)
    for (name, format) in [
      ("koc", "html"), ("fission", "html"), ("duplicates", "md"), ("monthly", "md"),
    ] {
      let page = try shop.run("report", name, "--format", format)
      #expect(page.status == .code(0), "\(name): \(page.errors)")
      #expect(page.output.hasPrefix(format == "md" ? "# " : "<!DOCTYPE html>"), "\(name)")
      let named = names.filter { page.output.contains($0) }
      #expect(named.isEmpty, "\(name) as \(format) names \(named.prefix(3))")
    }
  }

  @Test func `groups and health speak of the same groups as a query`() throws {
    let shop = try Self.shop.get()
    let groups = try #require(try shop.json("report", "groups")["groups"]?.list)
    let active = groups.filter { $0["status"]?.text == "active" }
    #expect(active.count == (try shop.count("status:active", in: "groups")))
    let healthy = try #require(try shop.json("report", "health")["groups"]?.list)
    func names(_ rows: [JSONValue]) -> [String] { rows.compactMap { $0["name"]?.text }.sorted() }
    #expect(names(healthy) == names(active))
    for group in healthy {
      let parts = try #require(group["parts"]?.keys)
      #expect(parts.count == 7)
      let score = try #require(group["score"]?.integer)
      let reachable = try #require(group["of"]?.integer)
      #expect((0...reachable).contains(score) && reachable <= 100)
    }
    // Seats of people and colleagues together are what the groups' sizes come to.
    let seats = active.reduce(0) { $0 + ($1["size"]?.integer ?? 0) }
    #expect(try shop.count("status:active", in: "memberships") == seats)
  }

  @Test func `fission is at most what the memberships name`() throws {
    let shop = try Self.shop.get()
    let report = try shop.json("report", "fission", "--window", "3650d")
    func number(_ key: String) throws -> Int { try #require(report[key]?.integer) }
    let steps = try ["invited", "joined", "valid", "converted"].map(number)
    #expect(steps == steps.sorted(by: >) && steps[0] > 0)
    let listed = try #require(report["inviters"]?.list)
    #expect(listed.count == (try min(50, number("people"))))
    let bought = listed.compactMap { $0["converted"]?.integer }
    #expect(bought == bought.sorted(by: >))
    #expect(report["generations"]?.list?.compactMap(\.integer).reduce(0, +) == steps[2])
  }
}
