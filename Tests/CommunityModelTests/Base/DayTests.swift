import CommunityModel
import TestKit
import Testing

/// Civil days, instants, zones and ids say the same thing in every form.
@Suite struct DayTests {
  @Test func `every day of four centuries has one civil form, and it leads back`() throws {
    let first = try #require(Day(year: 1800, month: 1, day: 1))
    var expected = (year: 1800, month: 1, day: 1)
    var weekday = first.weekday
    for step in 0..<146_097 {
      let day = first + step
      let civil = day.civil
      guard civil == expected, day.weekday == weekday,
        Day(year: civil.year, month: civil.month, day: civil.day) == day
      else {
        Issue.record("\(day.text) is not \(expected)")
        return
      }
      weekday = weekday % 7 + 1
      expected.day += 1
      if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
    #expect(expected == (2200, 1, 1))
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-05", "20260105", "2026-01-05 ", "２０２６-01-05",
    "", "0000-01-01",
  ])
  func `what is no day is refused`(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-01-10", -13, "2024-12-10"),
  ])
  func `a month later keeps the day where the month is long enough`(
    _ from: String, _ months: Int, _ to: String
  ) throws {
    #expect(try #require(Day(from)).adding(months: months) == Day(to))
  }

  @Test func `an instant reads back what it writes, at any offset`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<2000 {
      let instant = Instant(seconds: Int64(random.number(-3_000_000_000...9_000_000_000)))
      let offset = Int32(random.number(-48...56)) * 900
      #expect(Instant(instant.text(offset: offset)) == instant)
    }
    #expect(Instant("2026-11-24T10:26:00.250+08:00")?.milliseconds == 1_795_487_160_250)
    #expect(Instant("2026-11-24 10:26:00Z") == Instant("2026-11-24T18:26:00+08:00"))
  }

  @Test(arguments: [
    "2026-11-24T10:26:00", "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z", "2026-11-24T10:26Z",
    "2026-11-24T10:26:00+8:00", "2026-11-24T10:26:00.Z", "2026-02-30T10:26:00Z",
  ])
  func `what is no instant is refused`(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `a zone gives every instant the day whose midnights surround it`() {
    // New York's change of clocks in 2026, by its offsets.
    let york = Zone(
      name: "America/New_York",
      stretches: [
        Zone.Stretch(from: .min, offset: -18_000),
        Zone.Stretch(from: 1_772_953_200, offset: -14_400),
        Zone.Stretch(from: 1_793_512_800, offset: -18_000),
      ])
    var random = SeededRandom(seed: 4)
    for zone in [york, .shanghai] {
      for _ in 0..<2000 {
        let instant = Instant(seconds: Int64(random.number(1_760_000_000...1_800_000_000)))
        let day = zone.day(of: instant)
        #expect(zone.instant(day) <= instant && instant < zone.instant(day + 1))
      }
    }
    #expect(york.clock(Instant(seconds: 1_772_953_200)) == "03:00")
    #expect(york.clock(Instant(seconds: 1_772_953_199)) == "01:59")
  }

  @Test func `an id reads back what it writes and takes no other form`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<1000 {
      let raw = PackedID.pack(
        machine: Int64(random.number(0...1_048_575)), counter: Int64(random.number(0...1 << 42)))
      #expect(PackedID.parse(PackedID.text(prefix: "m", raw: raw), prefix: "m") == raw)
    }
    for text in ["m-4f2a1", "m-4f2a1-", "g-4f2a1-1", "m-4F2a1-1", "m-4f2a-1", "m-4f2a1-1x", ""] {
      #expect(PackedID.parse(text, prefix: "m") == nil)
    }
  }

  @Test func `a mint never gives an id that it has seen`() {
    var mint = IDMint(machine: 5)
    mint.observe(PackedID.pack(machine: 5, counter: 41))
    mint.observe(PackedID.pack(machine: 6, counter: 900))
    let id = mint.mint(Member.self)
    #expect(PackedID.counter(of: id.raw) == 42)
    #expect(mint.mint(Group.self).raw > id.raw)
  }
}
