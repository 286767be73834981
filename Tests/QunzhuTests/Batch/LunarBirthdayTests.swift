import TestKit
import Testing

/// Birthdays by the lunar calendar are kept on the day on which they fall.
@Suite struct LunarBirthdayTests {
  /// 24 November 2026 is the sixteenth of the tenth month.
  private static let clock = ["--now", "2026-11-24T10:00:00+08:00"]

  @Test func `a lunar birthday is today, or nearly a year away`() throws {
    let shop = try Shop()
    let made = try shop.run(Self.clock + ["demo", "--members", "60", "--seed", "5", "--no-open"])
    #expect(made.status == .code(0), "\(made.errors)")
    func count(_ query: String) throws -> String {
      try shop.run(Self.clock + ["query", "--format", "count", "--", query]).output
    }
    func born(_ words: String) throws {
      let set = try shop.run(
        Self.clock + ["do", "member.birthday.set", words, "--where", "*", "--yes"])
      #expect(set.status == .code(0), "\(set.errors)")
    }
    let all = try count("-staff:yes")
    try born("农历十月十六")
    #expect(try count("birthday-in=0") == all)
    try born("农历十月十五")
    // The fifteenth was yesterday; in 2027 it falls on 12 November.
    #expect(try count("birthday-in=353") == all)
    try born("农历腊月三十")
    // The last month of that year has thirty days or twenty-nine: its last day is 5 February 2027.
    #expect(try count("birthday-in=73") == all)
    let given = try shop.run(
      Self.clock + [
        "do", "member.benefit.birthday", "生日礼盒", "80", "--where", "*", "--yes", "--format", "json",
      ])
    #expect(given.status == .code(0), "\(given.errors)")
    #expect(try given.json()["change"]?.integer ?? 0 > 0)
  }
}
