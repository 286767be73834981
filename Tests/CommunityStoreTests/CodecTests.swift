import CommunityModel
import Testing

@testable import CommunityStore

@Suite struct CodecTests {
  private static func roundTrip(_ changes: [Change]) throws -> (changes: [Change], bytes: Int) {
    let operations = ChangeEncoder(changes).operations
    let bytes = [0x5B] + operations.joined(separator: [0x2C]) + [0x5D]
    let read = try JSONReader.read(Array(bytes)) { (reader) throws(JSONFailure) in
      try ChangeDecoder.changes(&reader)
    }
    return (read, bytes.count)
  }

  private static let tag = FieldValue.record([
    .ref(PackedID.pack(machine: Sample.machine, counter: 7)), .text("manual"),
    .day(Day(number: 20_000)), .none,
  ])

  @Test func `tagging ten thousand is one compact line`() throws {
    let changes = (1...10_000).map {
      Change.add("members", Sample.memberID($0), field: "tags", element: Self.tag)
    }
    let (read, bytes) = try Self.roundTrip(changes)
    #expect(read == changes)
    #expect(bytes < 400)
  }

  @Test func `every kind of change comes back as it was`() throws {
    let record = RowRecord(
      id: Sample.memberID(1),
      fields: [
        .init(key: "name", value: .text("阿May\u{301}")), .init(key: "staff", value: .flag(true)),
        .init(key: "gender", value: .text("female")),
        .init(key: "owner", value: .ref(PackedID.pack(machine: 1, counter: 2))),
        .init(key: "tags", value: .list([Self.tag])),
        .init(
          key: "birthday",
          value: .record([.text("lunar"), .int(8), .int(15), .flag(false), .none])),
        .init(key: "later", value: .raw("{\"x\":1.0,\"y\":[-0,1E2]}")),
      ])
    let order = RowRecord(
      id: PackedID.pack(machine: 3, counter: 4),
      fields: [
        .init(key: "paid", value: .int(12_345)),
        .init(key: "paidAt", value: .instant(Instant(seconds: 9))),
      ])
    let changes: [Change] = [
      .insert("members", record), .insert("orders", order), .remove("orders", order),
      .set("members", Sample.memberID(1), field: "city", before: .none, after: .text("杭州")),
      .set(
        "members", Sample.memberID(2), field: "city", before: .text("é"), after: .text("e\u{301}")),
      .set("members", Sample.memberID(9), field: "city", before: .text("上海"), after: .none),
      .add("members", Sample.memberID(1), field: "tags", element: Self.tag),
      .drop("members", Sample.memberID(1), field: "tags", element: Self.tag),
    ]
    #expect(try Self.roundTrip(changes).changes == changes)
  }

  @Test func `runs of ids keep their order`() throws {
    let numbers = [5, 6, 7, 3, 4, 9, 1, 2, 100, 101, 102, 8]
    let changes = numbers.map {
      Change.add("members", Sample.memberID($0), field: "tags", element: Self.tag)
    }
    #expect(try Self.roundTrip(changes).changes == changes)
  }

  @Test func `values of their own travel side by side`() throws {
    let changes = (1...50).map {
      Change.set(
        "members", Sample.memberID($0), field: "name", before: .text("旧\($0)"), after: .text("新"))
    }
    let (read, bytes) = try Self.roundTrip(changes)
    #expect(read == changes)
    #expect(bytes < 900)
  }

  @Test func `an operation of a later version is refused, not guessed`() {
    for text in [
      "[{\"merge\":\"members\"}]", "[{\"set\":\"members.nope\",\"ids\":[]}]",
      "[{\"add\":\"stars.x\"}]",
    ] {
      #expect(throws: JSONFailure.self) {
        try JSONReader.read(Array(text.utf8)) { (r) throws(JSONFailure) in
          try ChangeDecoder.changes(&r)
        }
      }
    }
  }

  @Test func `unknown fields survive reading, editing, saving and compaction byte for byte`() throws
  {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    var (opened, writer) = try directory.open()
    let first = Sample.group(0, Sample.members(3))
    try opened.community.apply(first.changes)
    try writer.store(first)
    let edit = Sample.group(
      1,
      [.set("members", Sample.memberID(1), field: "city", before: .text("杭州"), after: .text("苏州"))])
    try opened.community.apply(edit.changes)
    try writer.store(edit)
    try writer.compact(opened.community)
    let again = try directory.read()
    let member = try #require(again.community.members[raw: Sample.memberID(1)])
    #expect(member.city == "苏州")
    #expect(member.more["futureField"] == .raw("{\"a\":1.0,\"b\":[1E2,-0]}"))
    #expect(again.community == opened.community)
  }

  @Test func `rows are written in canonical order and come back to the byte`() throws {
    let line =
      "{\"id\":\"m-12345-7\",\"name\":\"小 \\\"林\\\"\",\"staff\":true,\"tags\":[{\"tag\":\"t-12345-7\",\"source\":\"manual\",\"on\":\"2024-10-04\"}],\"core\":true,\"zz\":{\"n\":1.0}}"
    let codec = RowCodec<Member>()
    let row = try JSONReader.read(Array(line.utf8)) { (r) throws(JSONFailure) in try codec.read(&r)
    }
    var writer = JSONWriter()
    codec.write(row, to: &writer)
    #expect(String(decoding: writer.take(), as: UTF8.self) == line)
    let shuffled = "{\"id\":\"m-12345-7\",\"core\":true,\"zz\":{\"n\":1.0},\"staff\":true}"
    #expect(
      (try? JSONReader.read(Array(shuffled.utf8)) { (r) throws(JSONFailure) in try codec.read(&r) })
        != nil)
    for bad in [
      "{\"id\":\"m-12345-7\",\"staff\":true,\"staff\":true}", "{\"id\":\"m-12345-7\",\"id\":1}",
      "{\"name\":\"x\"}",
    ] {
      #expect(
        (try? JSONReader.read(Array(bad.utf8)) { (r) throws(JSONFailure) in try codec.read(&r) })
          == nil)
    }
  }
}
