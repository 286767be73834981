import CommunityModel
import Foundation
import Interchange
import Testing

struct MaskingTests {
  @Test(arguments: [
    ("张三丰", "张**"), ("欧阳修", "欧**"), ("李四", "李**"), ("Ann", "A***"), ("🐼小熊", "🐼***"),
    ("张*", "张*"), ("", ""), ("👨‍👩‍👧‍👦一家", "👨‍👩‍👧‍👦***"),
  ])
  func `names keep their first character`(text: String, masked: String) {
    #expect(Masking.name(text) == masked)
  }

  @Test(arguments: [
    ("13812345678", "138****5678"), ("+86 138-1234-5678", "138****5678"), ("010-62345621", "***21"),
    ("1******6198", "1******6198"), ("", ""), ("12", "***"),
  ])
  func `phones keep what the rule allows`(text: String, masked: String) {
    #expect(Masking.phone(text) == masked)
  }

  @Test func `e-mail, address, ids and birthdays keep what the rule allows`() {
    #expect(Masking.email("zhang@qq.com") == "z***@qq.com")
    #expect(Masking.email("nonsense") == "***")
    #expect(Masking.email("z***@qq.com") == "z***@qq.com")
    #expect(Masking.address(province: "广东省", city: "深圳市") == "广东省 深圳市 ***")
    #expect(Masking.address(province: "", city: "") == "***")
    #expect(Masking.identifier("wmMuHb7Q2K") == "***7Q2K")
    #expect(Masking.identifier("7Q2K") == "***")
    #expect(Masking.birthday(month: 8) == "08-**")
    #expect(Masking.birthday(month: 12) == "12-**")
    #expect(Masking.isMasked("1******6198"))
    #expect(!Masking.isMasked("13812345678"))
  }

  @Test(arguments: [
    ("小熊", FieldPrivacy.open, "小熊"), ("小熊", .nickname, "小**"), ("张三丰", .realName, "张**"),
    ("13812345678", .phone, "138****5678"), ("zhang@qq.com", .email, "z***@qq.com"),
    ("科技园1号", .address, "广东省 深圳市 ***"), ("wmMuHb7Q2K", .platformID, "***7Q2K"),
    ("1990-08-12", .birthday, "08-**"), ("08-12", .birthday, "08-**"), ("生日", .birthday, "**"),
    ("", .phone, ""),
  ])
  func `a field is masked by its declared privacy`(
    text: String, privacy: FieldPrivacy, masked: String
  ) {
    #expect(Masking.masked(text, as: privacy, province: "广东省", city: "深圳市") == masked)
  }

  @Test func `rows are exported as JSON that parses`() throws {
    let columns = [
      ExportColumn(key: "name", heading: "昵称"),
      ExportColumn(key: "spend", heading: "消费", isNumeric: true),
    ]
    let rows: [[String?]] = [["a\"\\\n\u{1}", "12"], [nil, "007"], ["张**"]]
    let json = RowExport.text(rows, columns: columns, format: .json)
    let parsed = try JSONDecoder().decode([Row].self, from: Data(json))
    #expect(parsed.map(\.name) == ["a\"\\\n\u{1}", nil, "张**"])
    let lines = RowExport.text(rows, columns: columns, format: .jsonl)
    #expect(
      String(decoding: lines, as: UTF8.self).split(separator: "\n").last
        == "{\"name\":\"张**\",\"spend\":null}")
    let csv = RowExport.text([["=x", "-1"]], columns: columns, format: .csv)
    #expect(String(decoding: csv, as: UTF8.self) == "昵称,消费,_guard\r\n\"'=x\",-1,1\r\n")
    #expect(
      String(decoding: RowExport.text([], columns: columns, format: .json), as: UTF8.self) == "[]\n"
    )
  }

  private struct Row: Decodable { let name: String? }
}
