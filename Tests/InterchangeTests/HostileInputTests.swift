import CommunityModel
import Interchange
import Testing

/// Files from outside may hold anything: whatever it is, reading ends with rows or an error.
struct HostileInputTests {
  private static let pieces: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x09], [0x3B], [0], [0xFF],
    [0xEF, 0xBB, 0xBF],
    Array("订单号".utf8), Array("订单实付金额".utf8), Array("买家付款时间".utf8), Array("1.5".utf8),
    Array("2026-01-05 09:00:00".utf8), Array("=1+1".utf8), Array("🐼".utf8), Array("userid".utf8),
    [0xE8, 0xAE],
    Array("手机号".utf8), Array("13800001111".utf8), Array("会员ID".utf8),
    Array("{\"group_chat\":".utf8),
  ]

  private func soup(_ dice: inout Dice, length: Int) -> [UInt8] {
    (0..<length).flatMap { _ in Self.pieces.randomElement(using: &dice) ?? [] }
  }

  @Test(arguments: 0..<8)
  func `random files are read or refused, never a crash`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    var desk = ImportDesk()
    var planned = 0
    for _ in 0..<150 {
      var bytes = soup(&dice, length: Int.random(in: 0..<60, using: &dice))
      if Bool.random(using: &dice) {
        bytes = Array("订单号,买家付款时间,订单实付金额,手机号,买家手机号\n".utf8) + bytes
      }
      let file = ImportFile(name: "soup", bytes: bytes)
      do {
        let plan = try desk.take([file], ImportOptions(createMembers: true))
        planned += 1
        for report in plan.reports {
          #expect(report.unchanged >= 0)
          #expect(
            report.rows == report.inserted + report.updated + report.unchanged + report.skipped
              + report.wrong)
        }
        let again = try desk.plan([file], ImportOptions(createMembers: true))
        #expect(again.changes.isEmpty)
      } catch is ImportError {
        continue
      }
    }
    #expect(planned > 0)
  }

  @Test func `a row read from bytes is the row a careful reader sees`() throws {
    var dice = Dice(state: 3)
    let cells = ["", "a", "\"", "a\"b", ",", "x\ny", "\r\n", "'", "=1", "  ", "中文", "🐼"]
    for _ in 0..<300 {
      let width = Int.random(in: 1...5, using: &dice)
      let rows = (0..<Int.random(in: 1...6, using: &dice)).map { _ in
        (0..<width).map { _ in cells.randomElement(using: &dice) ?? "" }
      }
      var writer = CsvWriter(headings: (0..<width).map { "h\($0)" }, raw: true)
      for row in rows { writer.append(row) }
      var reader = CsvReader(writer.text(), delimiter: 0x2C)
      var found: [[String]] = []
      while try reader.next() { found.append(reader.row) }
      #expect(found.dropFirst() == rows[...])
    }
  }

  @Test func `deeply nested JSON is refused`() {
    let bytes = [UInt8](repeating: 0x5B, count: 200_000)
    #expect(throws: ImportError.self) {
      try ImportDesk().plan([ImportFile(name: "deep.json", bytes: bytes)])
    }
    let object = Array("{\"group_chat\":".utf8) + bytes
    #expect(throws: ImportError.self) {
      try ImportDesk().plan([ImportFile(name: "deep.json", bytes: object)])
    }
  }
}
