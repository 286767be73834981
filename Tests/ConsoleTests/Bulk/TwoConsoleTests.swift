import Cells
import CommunityActions
import CommunityModel
import TestKit
import Testing
import Wording

@testable import Console

/// Two consoles on one journal: what one person changes, the other neither overwrites nor takes back.
@Suite struct TwoConsoleTests {
  /// Two people at consoles of their own, and the journal between them.
  private struct House {
    var consoles: [Console]
    var journal: [ChangeGroup] = []
    var rows: Community
    /// How far each console has read.
    var read = [0, 0]
    var waiting: [[ChangeGroup]] = [[], []]

    init() throws {
      rows = try SessionShop.open(others: 0)
      // A third one, to whom members can be handed by either of the two.
      let third = RowRecord(
        id: PackedID.pack(machine: 0x33, counter: 1),
        fields: [.init(key: "name", value: .text("小马"))])
      try rows.apply([.insert("operators", third)])
      consoles = [("小林", Int64(0x31)), ("小周", 0x32)].map { [rows] name, machine in
        var own = rows
        own.mint = IDMint(machine: machine)
        return Console(
          community: own, moment: SessionShop.moment, history: [],
          actor: Actor(name: name, machine: machine, process: 1), language: .chinese,
          size: Size(width: 80, height: 24), folding: .eastAsia)
      }
    }

    mutating func press(_ who: Int, _ keys: String...) throws {
      for key in keys {
        guard let chord = KeyChord(key) else { continue }
        try perform(consoles[who].update(.key(chord)), who)
        try settle(who)
      }
    }

    private mutating func perform(_ effects: [Effect], _ who: Int) throws {
      for effect in effects {
        switch effect {
        case .append(let group): waiting[who].append(group)
        case .load(let id):
          if let group = journal.first(where: { $0.id == id }) {
            try perform(consoles[who].update(.loaded(group)), who)
          }
        default: break
        }
      }
    }

    /// The store answers: what others wrote comes first, then ours is written.
    mutating func settle(_ who: Int) throws {
      guard !waiting[who].isEmpty else { return }
      if read[who] < journal.count {
        let foreign = Array(journal[read[who]...])
        read[who] = journal.count
        waiting[who] = []
        try perform(consoles[who].update(.behind(foreign)), who)
        try settle(who)
        return
      }
      let ours = waiting[who]
      waiting[who] = []
      for group in ours {
        try rows.apply(group.changes)
        journal.append(group)
        read[who] = journal.count
        try perform(consoles[who].update(.stored(group.id, sequence: journal.count)), who)
      }
    }

    /// A console hears of what the other one wrote.
    mutating func listen(_ who: Int) throws {
      guard read[who] < journal.count else { return }
      let foreign = Array(journal[read[who]...])
      read[who] = journal.count
      try perform(consoles[who].update(.received(foreign)), who)
    }
  }

  private static func owner(_ name: String, _ rows: Community) -> String? {
    rows.members.first { $0.name == name }?.owner.flatMap { rows.operators[$0]?.name }
  }

  @Test func `a row changed between preview and confirmation is planned anew and shown`() throws {
    var house = try House()
    // 小林 is about to hand all who hoard to 小周; meanwhile 小周 takes one of them off.
    try house.press(0, "2", "/", "囤", "货", "enter", "V", "@", "小", "周", "enter")
    guard case .previewing(let before) = house.consoles[0].mode else {
      Issue.record("no preview")
      return
    }
    let count = before.plan.changeCount
    try house.press(1, "2", "/", "张", "三", "丰", "enter", "@", "小", "周", "enter")
    try house.listen(0)
    guard case .previewing(let after) = house.consoles[0].mode else {
      Issue.record("the preview is gone")
      return
    }
    #expect(after.plan.changeCount == count - 1)
    #expect(after.overtaken.count == 1)
    #expect(after.complaint?.zh.contains("小周 刚改过其中 1 行") == true)
    let screen = house.consoles[0].frame().rows
    #expect(screen.contains { $0.hasPrefix("!▸ 张三丰") })
    try house.press(0, "y")
    #expect(house.journal.last?.count == count - 1)
    #expect(Self.owner("张三丰", house.rows) == "小周")
    let isAgreed = house.rows == house.consoles[0].community
    #expect(isAgreed)
  }

  @Test func `each person's undo takes back that person's own step`() throws {
    var house = try House()
    try house.press(0, "2", "/", "木", "子", "enter", "t", "甲", "enter", "y")
    try house.press(1, "2", "/", "木", "子", "enter", "t", "乙", "enter", "y")
    try house.listen(0)
    try house.press(0, "u")
    try house.listen(1)
    let tags = house.rows.members.first { $0.name == "木子" }.map { house.rows.tagNames(of: $0) }
    #expect(tags == ["乙"])
    try house.press(1, "u")
    let none = house.rows.members.first { $0.name == "木子" }.map { house.rows.tagNames(of: $0) }
    #expect(none == [])
    #expect(house.journal.map(\.actor.name) == ["小林", "小周", "小林", "小周"])
  }

  @Test
  func `both values of a field that two people set at once stand on a card until one is set again`()
    throws
  {
    var house = try House()
    let name = "张三丰"
    let id = try #require(house.rows.members.first { $0.name == name }?.id.raw)
    try house.press(0, "2", "/", "张", "三", "丰", "enter")
    try house.press(1, "2", "/", "张", "三", "丰", "enter")
    // Both hand him over before either hears of the other; 小周 is saved first.
    try house.press(1, "@", "小", "周", "enter")
    try house.press(0, "@", "小", "马", "enter")
    let overtaken = try #require(house.journal.last?.overtaken)
    #expect(overtaken.rows == 1)
    let card = try #require(house.consoles[0].contested.of("members", id).first)
    #expect(card.field == "owner" && card.keptBy?.name == "小周" && card.lostBy?.name == "小林")
    house.consoles[0].size = Size(width: 140, height: 40)
    let screen = house.consoles[0].frame().rows
    #expect(screen.contains { $0.contains("⚑ 两边改过") })
    #expect(screen.contains { $0.contains("算数") && $0.contains("小周") })
    #expect(screen.contains { $0.contains("没算") && $0.contains("小马") && $0.contains("小林") })
    // The step itself shows both values too, and the colleague hears of it.
    try house.press(0, "U", "enter")
    #expect(house.consoles[0].frame().rows.contains { $0.contains("⚑ 没写：小马") })
    try house.listen(1)
    #expect(house.consoles[1].contested.of("members", id) == [card])
    // Whoever sets it again has decided.
    try house.press(1, "@", "小", "林", "enter")
    try house.listen(0)
    #expect(house.consoles[1].contested.of("members", id).isEmpty)
    #expect(house.consoles[0].contested.of("members", id).isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func `any interleaving of two people ends in one state, each step of which was agreed to`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var house = try House()
    let keys = [
      "2", "j", "k", "space", "V", "t", "囤", "新", "enter", "enter", "y", "esc", "u", "C-r", "@",
      "小", "周", "林", "T", "g", "s", "1", "3", ".", "/", "M",
    ]
    for _ in 0..<600 {
      let who = random.number(0...1)
      if random.chance(percent: 15) { try house.listen(who) }
      try house.press(who, random.pick(keys))
    }
    for who in [0, 1] { try house.listen(who) }
    for who in [0, 1] {
      let isAgreed = house.rows == house.consoles[who].community
      #expect(isAgreed, "seed \(seed), console \(who)")
    }
    #expect(Set(house.journal.map(\.id)).count == house.journal.count)
  }
}
