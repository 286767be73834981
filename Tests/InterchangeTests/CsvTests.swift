import Interchange
import Testing

struct CsvTests {
  private func rows(_ text: String) throws -> [[String]] {
    var reader = CsvReader(Array(text.utf8))
    var rows: [[String]] = []
    while try reader.next() { rows.append(reader.row) }
    return rows
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a\n\"x,y\"", [["a"], ["x,y"]]),
    ("a,b\n\"x\ny\",2\n", [["a", "b"], ["x\ny", "2"]]),
    ("\"x\r\ny\",2\n3,4\n", [["x\r\ny", "2"], ["3", "4"]]),
    ("a\n\"say \"\"hi\"\"\"\n", [["a"], ["say \"hi\""]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
    ("a\n\"\"\n", [["a"], [""]]),
    ("a,b\nx \"y\" z,1\n", [["a", "b"], ["x \"y\" z", "1"]]),
    ("a,b\n\"x\"y,1\n", [["a", "b"], ["xy", "1"]]),
    ("名,值\n\"引，号\",１２\n", [["名", "值"], ["引，号", "１２"]]),
    ("a\tb\n1\t2,5\n", [["a", "b"], ["1", "2,5"]]),
    ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
    ("", []),
  ])
  func `tables are read as spreadsheets mean them`(text: String, expected: [[String]]) throws {
    let found = try rows(text)
    #expect(found == expected)
  }

  @Test func `lines are counted through quoted line breaks`() throws {
    var reader = CsvReader(Array("a\n\"x\ny\nz\"\nlast\n".utf8))
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.line) }
    #expect(lines == [1, 2, 5])
  }

  @Test func `an unclosed quotation mark names its line`() {
    #expect(throws: CsvError(bound: .quotation, line: 2)) {
      try rows("a,b\n\"never closed,2\n3,4\n")
    }
  }

  @Test func `a cell and a line have bounds`() {
    let cell = String(repeating: "x", count: CsvReader.cellBound + 1)
    #expect(throws: CsvError(bound: .cell, line: 2)) { try rows("a\n" + cell) }
    let line = Array(repeating: String(repeating: "x", count: 60_000), count: 18)
    #expect(throws: CsvError(bound: .line, line: 1)) { try rows(line.joined(separator: ",")) }
    let quoted = "a\n\"" + String(repeating: "x\n", count: CsvReader.lineBound / 2 + 1)
    #expect(throws: CsvError(bound: .quotation, line: 2)) { try rows(quoted) }
    let columns = String(repeating: ",", count: CsvReader.columnBound + 1)
    #expect(throws: CsvError(bound: .columns, line: 1)) { try rows(columns) }
  }

  @Test func `a NUL is reported with its row`() throws {
    var reader = CsvReader(Array("a,b\n1,\u{0}2\n3,4\n".utf8))
    var flags: [Bool] = []
    while try reader.next() { flags.append(reader.hasNul) }
    #expect(flags == [false, true, false])
  }

  @Test func `the header is found below a title and blank lines`() throws {
    let text = "客户列表导出,,\n\n导出时间：2026-01-05,,\n客户名称,电话,生日\n张三,13800001111,\n"
    let known: Set = ["客户名称", "电话"]
    var table = try #require(try CsvTable(Array(text.utf8), isKnown: known.contains))
    #expect(table.headerLine == 4)
    #expect(try table.next())
    #expect(table[0] == "张三")
    #expect(table[9].isEmpty)
    #expect(try !table.next())
    let unknown = try #require(
      try CsvTable(Array("title\nx,y\n1,2\n".utf8), isKnown: { _ in false }))
    #expect(unknown.headings == ["x", "y"])
    #expect(try CsvTable([]) { _ in true } == nil)
  }

  @Test(arguments: [
    "=1+1", "+86 138", "-x", "@cmd", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", " =1", "\"=1",
    "'x",
    "a,=1", "a;=1", "a\n=1", "'", "''=x",
  ])
  func `a formula is defused and comes back exactly`(text: String) throws {
    var writer = CsvWriter(headings: ["名", "注"])
    writer.append([text, "平安"])
    let bytes = writer.text()
    let written = String(decoding: bytes, as: UTF8.self)
    #expect(written.contains("\"'"))
    #expect(written.hasPrefix("名,注,_guard\r\n"))
    var table = try #require(try CsvTable(bytes, isKnown: { $0 == "名" }))
    #expect(try table.next())
    #expect(table[0] == text)
    #expect(table[1] == "平安")
  }

  @Test func `plain texts and numbers in their columns stay bare`() {
    var writer = CsvWriter(headings: ["name", "net"], numeric: [1])
    writer.append(["张三 2-1", "-12.50"])
    #expect(String(decoding: writer.text(), as: UTF8.self) == "name,net\r\n张三 2-1,-12.50\r\n")
    writer.append(["-12.50", "-1+cmd"])
    let text = String(decoding: writer.text(), as: UTF8.self)
    #expect(text.hasSuffix("\"'-12.50\",\"'-1+cmd\",2\r\n"))
    #expect(text.contains("张三 2-1,-12.50,\r\n"))
  }

  @Test func `a raw table is not guarded`() {
    var writer = CsvWriter(headings: ["a"], raw: true)
    writer.append(["=1"])
    writer.append([""])
    #expect(String(decoding: writer.text(), as: UTF8.self) == "a\r\n=1\r\n\"\"\r\n")
  }

  @Test func `whatever is written is read back`() throws {
    let nasty = [
      "", "a,b", "\"", "x\r\ny", " lead", "trail ", "'=x", "=y", "🐼", "-1", "一\"二\"", "a;\t@b",
    ]
    var writer = CsvWriter(headings: ["a", "b", "c"], numeric: [2])
    var expected: [[String]] = []
    for first in nasty {
      for second in nasty {
        expected.append([first, second, "-3"])
        writer.append([first, second, "-3"])
      }
    }
    var table = try #require(try CsvTable(writer.text(), isKnown: { $0 == "a" }))
    var found: [[String]] = []
    while try table.next() { found.append([table[0], table[1], table[2]]) }
    #expect(found == expected)
  }

  @Test func `headings match however they are dressed`() {
    enum Field { case order, paid }
    let match = HeaderMatch<Field>([(.order, ["订单号", "Order No"]), (.paid, ["订单实付金额"])])
    #expect(match.field(of: "\u{FEFF} 订单号 ") == .order)
    #expect(match.field(of: "ｏｒｄｅｒ　　ＮＯ") == .order)
    #expect(match.columns(["x", "订单实付金额", "订单号", "order no"]) == [.paid: 1, .order: 2])
    #expect(match.columns(["钱", "订单实付金额"], map: ["钱": .paid]) == [.paid: 0])
  }
}
