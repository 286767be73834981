import CommunityModel
import TestKit
import Testing
import Wording

/// What holds for every field of every collection, because each is declared once.
@Suite struct EveryFieldTests {
  @Test func `every field reads back what was written, and nothing once taken out`() {
    for face in Collections.all { face.accept(WritingLaw()) }
  }

  @Test func `a record reads back as the row it was made of, unknown fields included`() {
    for face in Collections.all { face.accept(RecordLaw()) }
  }

  @Test(arguments: Collections.all.map(\.info.key))
  func `no two fields of a collection share a key, and none is called id`(_ key: String) throws {
    let fields = try #require(Collections.named(key)).fields
    let keys = fields.map(\.key)
    #expect(Set(keys).count == keys.count && !keys.contains("id"))
    #expect(fields.allSatisfy { !$0.title.zh.isEmpty && !$0.title.en.isEmpty })
  }

  @Test func `no two collections share a key or a prefix`() {
    #expect(Set(Collections.all.map(\.info.key)).count == Collections.all.count)
    #expect(Set(Collections.all.map(\.info.prefix)).count == Collections.all.count)
  }
}

private struct WritingLaw: CollectionVisitor {
  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    var samples = FieldSamples(random: SeededRandom(seed: 11))
    for field in Row.fields {
      let name = Comment(rawValue: "\(Row.collection.key).\(field.key)")
      for _ in 0..<20 {
        var row = Row(id: ID(raw: 1))
        let value = samples.value(field.kind)
        #expect(field.kind.admits(value), name)
        #expect(field.write(&row, value), name)
        #expect(field.read(row) == value, name)
        let before = row
        #expect(!field.write(&row, samples.misfit(field.kind)), name)
        #expect(row == before, name)
      }
      // A field that always has a value, such as a status, refuses to be empty.
      var row = Row(id: ID(raw: 1))
      let blank = field.read(row)
      if blank.isNone {
        #expect(field.write(&row, samples.value(field.kind)) && field.write(&row, .none), name)
        #expect(row == Row(id: ID(raw: 1)), name)
      }
    }
  }
}

private struct RecordLaw: CollectionVisitor {
  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    var samples = FieldSamples(random: SeededRandom(seed: 12))
    for _ in 0..<50 {
      var row = Row(id: ID(raw: 3))
      for field in Row.fields where samples.random.chance(percent: 60) {
        _ = field.write(&row, samples.value(field.kind))
      }
      row.more["zzFuture"] = .raw("{\"a\":1}")
      #expect(Row(record: row.record) == row)
      #expect(row.record["zzFuture"] == .raw("{\"a\":1}"))
    }
  }
}
