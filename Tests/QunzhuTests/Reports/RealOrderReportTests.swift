import Foundation
import TestKit
import Testing

/// The built program on a real shop's purchases: its reports give the figures of independent
/// calculations (pandas, lifetimes, and a count by hand in Python).
@Suite(.enabled(if: RealOrders.areThere, "the CDNOW purchases are not beside the project"))
struct RealOrderReportTests {
  /// Imported once for all tests.
  private static let shop = Result { try RealOrders.shop() }

  private func report(_ arguments: String...) throws -> JSONValue {
    let result = try Self.shop.get().run(["report"] + arguments + ["--format", "json"])
    #expect(result.status == .code(0), "\(arguments): \(result.errors)")
    return try result.json()
  }

  private func numbers(_ value: JSONValue?) throws -> [String: Int] {
    let keys = try #require(value?.keys)
    return Dictionary(
      uniqueKeysWithValues: keys.compactMap { key in value?[key]?.integer.map { (key, $0) } })
  }

  @Test func `stages on the purchase clock at the end of 1997`() throws {
    let found = try report("stages", "--clock", "purchase", "--as-of", "1997-12-31")
    #expect(
      try numbers(found["stages"]).filter { $0.value > 0 } == [
        "lost": 17_159, "dormant": 2167, "churnWarning": 1791, "repeat": 2384,
        "firstPurchase": 1, "prospect": 68,
      ])
  }

  @Test func `rfm scores, groups and cells`() throws {
    let found = try report("rfm", "--as-of", "1998-06-30")
    #expect(found["population"]?.integer == 23_502)
    let scores = found["scores"]
    #expect(
      try numbers(scores?["r"]) == ["1": 4705, "2": 4870, "3": 4534, "4": 4703, "5": 4690])
    #expect(
      try numbers(scores?["f"]) == ["1": 11_989, "2": 0, "3": 4040, "4": 3638, "5": 3835])
    #expect(
      try numbers(scores?["m"]) == ["1": 4749, "2": 4656, "3": 4697, "4": 4700, "5": 4700])
    #expect(
      try numbers(found["groups"]).filter { $0.value > 0 } == [
        "almostLost": 5785, "dormant": 5643, "loyal": 4330, "champions": 4322, "active": 1468,
        "atRisk": 1012, "needsAttention": 898, "previouslyLoyal": 35, "promising": 7, "new": 2,
      ])
    #expect(
      try numbers(found["cells"]).values.sorted(by: >) == [
        11_829, 6271, 1797, 1452, 951, 719, 381, 102,
      ])
  }

  @Test func `levels by all growth and by a year's`() throws {
    let all = try report("levels", "--as-of", "1998-06-30")
    #expect(all["growth"]?.integer == 4_803_359)
    #expect(try numbers(all["levels"]) == ["standard": 22_514, "silver": 1010, "gold": 46])
    let year = try report("levels", "--basis", "rolling365", "--as-of", "1998-06-30")
    #expect(year["growth"]?.integer == 1_049_793)
    #expect(try numbers(year["levels"]) == ["standard": 23_255, "silver": 295, "gold": 20])
  }

  @Test func `tiers, and who moved between them within a week`() throws {
    // Without talk two purchase days within 90 make somebody active; counted by hand in Python.
    let found = try report("tiers", "--as-of", "1998-06-30")
    #expect(
      try numbers(found["tiers"]) == [
        "highValue": 1, "active": 1180, "regular": 2189, "dormant": 20_200,
      ])
    #expect(
      try numbers(found["change"]) == [
        "highValue": 0, "active": 1180 - 1213, "regular": 2189 - 2253, "dormant": 20_200 - 20_103,
      ])
    #expect(found["weeks"]?.list?.count == 8)
  }

  @Test func `cohorts by the month of the first purchase`() throws {
    let found = try report("cohorts", "--as-of", "1998-06-30")
    let rows = try #require(found["cohorts"]?.list)
    func cohort(_ month: String) -> (size: Int?, cells: [Int]) {
      let row = rows.first { $0["month"]?.text == month }
      return (row?["size"]?.integer, (row?["cells"]?.list ?? []).compactMap(\.integer))
    }
    let (january, february, march) = (cohort("1997-01"), cohort("1997-02"), cohort("1997-03"))
    #expect(january.size == 7814 && january.cells.prefix(6) == [1155, 964, 810, 679, 736, 720])
    #expect(february.size == 8455 && february.cells.prefix(6) == [1311, 980, 783, 847, 786, 626])
    #expect(march.size == 7231 && march.cells.prefix(6) == [1032, 752, 756, 674, 564, 561])
    #expect(cohort("1997-11").size == 2)
  }

  @Test func `points that every settled order earned, once the policy says so`() throws {
    // The sum of whole yuan of every order above nothing, and who earned at least one.
    let found = try report("points", "--as-of", "1998-06-30")
    #expect(found["balance"]?.integer == 2_453_159 && found["accounts"]?.integer == 23_502)
    #expect(found["liabilityFen"]?.integer == 2_453_159 && found["debt"]?.integer == 0)
    #expect(try numbers(found["kinds"])["earn"] == 2_453_159)
  }

  @Test func `repurchase over ninety days and a year`() throws {
    for (day, window, again, buyers) in [
      ("1997-12-31", "90d", 1548, 4176), ("1998-06-30", "90d", 1180, 3301),
      ("1998-06-30", "365d", 5113, 8332),
    ] {
      let found = try report("repurchase", "--window", window, "--as-of", day)
      #expect(found["again"]?.integer == again && found["buyers"]?.integer == buyers, "\(day)")
    }
  }
}

/// The purchases in the form in which a shop exports them.
private enum RealOrders {
  static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/cdnow-orders.csv")
    .standardizedFileURL.path

  static var areThere: Bool {
    BuiltBinary.path != nil && FileManager.default.fileExists(atPath: file)
  }

  /// A workspace of them, in which orders earn points and a day's run was done.
  static func shop() throws -> Shop {
    let shop = try Shop()
    let now = ["--now", "1998-06-30T23:00:00+08:00"]
    for arguments in [
      ["init"],
      now + [
        "import", "--as", "orders", "--create-members", "--map", "买家昵称=buyerId", file,
      ],
      now + [
        "do", "policy.revise", "积分", "perYuan=1; life=never", "--where", "*", "--yes",
      ],
      now + ["run"],
    ] {
      let result = try shop.run(arguments)
      guard result.status == .code(0) else {
        throw HarnessError.ended(
          result.status, what: arguments.joined(separator: " "), shown: result.errors)
      }
    }
    return shop
  }
}
