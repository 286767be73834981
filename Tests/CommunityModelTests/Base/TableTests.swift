import CommunityModel
import TestKit
import Testing

/// A table behaves like a dictionary kept in order, whatever is done to it.
@Suite struct TableTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a table holds what a dictionary holds, by ascending id`(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var table = Table<Operator>()
    var mirror: [Int64: String] = [:]
    for step in 0..<9000 {
      let raw = Int64(random.number(1...4000))
      let known = mirror[raw] != nil
      switch random.number(0...9) {
      case 0...5:
        var row = Operator(id: ID(raw: raw))
        row.name = "\(step)"
        #expect(table.insert(row) == !known)
        if !known { mirror[raw] = row.name }
      case 6:
        #expect((table.remove(ID(raw: raw)) != nil) == known)
        mirror[raw] = nil
      default:
        let done: Void? = table.update(ID(raw: raw)) { $0.name = "u\(step)" }
        #expect((done != nil) == known)
        if known { mirror[raw] = "u\(step)" }
      }
    }
    #expect(table.count == mirror.count)
    #expect(table.map(\.id.raw) == mirror.keys.sorted())
    #expect(table.allSatisfy { mirror[$0.id.raw] == $0.name })
    #expect((0..<table.chunkCount).flatMap(table.chunk).map(\.id.raw) == mirror.keys.sorted())
    #expect(mirror.keys.allSatisfy { table[raw: $0] != nil } && table[raw: 4001] == nil)
    #expect(table == Table(table.reversed()))
  }

  @Test func `a copy stays as it was`() {
    var table = Table((1...3000).map { Operator(id: ID(raw: $0)) })
    let copy = table
    for raw in stride(from: Int64(1), through: 3000, by: 7) {
      table.update(ID(raw: raw)) { $0.name = "changed" }
      _ = table.remove(ID(raw: raw + 1))
    }
    #expect(copy.count == 3000 && copy.allSatisfy(\.name.isEmpty))
    #expect(table != copy)
  }

  @Test func `of two rows with one id the later stands`() {
    var (first, second) = (Operator(id: ID(raw: 7)), Operator(id: ID(raw: 7)))
    first.name = "one"
    second.name = "two"
    #expect(Table([first, second]).map(\.name) == ["two"])
  }
}
