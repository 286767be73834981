import CommunityModel
import Testing

/// Taking a step back never leaves a row that refers to one that is gone.
@Suite struct UndoReferenceTests {
  private static let machine: Int64 = 0x77

  private static func group(_ changes: [Change]) -> ChangeGroup {
    ChangeGroup(
      id: ID(raw: 1), at: Instant(milliseconds: 0),
      actor: Actor(name: "小林", machine: machine, process: 1), action: "test",
      label: Member.collection.title, count: changes.count, changes: changes)
  }

  private static func id(_ counter: Int64) -> Int64 {
    PackedID.pack(machine: machine, counter: counter)
  }

  private static func assignment(_ tag: Int64) -> FieldValue {
    TagAssignment(tag: ID(raw: tag), source: .manual).fieldValue
  }

  @Test func `a tag that others use by now stays, and so does its name`() throws {
    var community = Community()
    for counter in [1, 2] as [Int64] {
      var member = Member(id: ID(raw: Self.id(counter)))
      member.name = "成员\(counter)"
      try community.apply([.insert("members", member.record)])
    }
    var tag = Tag(id: ID(raw: Self.id(9)))
    tag.name = "会员日"
    let mine = Self.group([
      .insert("tags", tag.record),
      .add("members", Self.id(1), field: "tags", element: Self.assignment(tag.id.raw)),
    ])
    try community.apply(mine.changes)
    #expect(community.inverse(of: mine).kept.isEmpty)

    try community.apply([
      .add("members", Self.id(2), field: "tags", element: Self.assignment(tag.id.raw))
    ])
    let inverse = community.inverse(of: mine)
    #expect(inverse.kept == [.insert("tags", tag.record)])
    try community.apply(inverse.changes)
    #expect(community.tags[tag.id]?.name == "会员日")
    #expect(community.members[raw: Self.id(1)]?.tags == [])
    #expect(community.members[raw: Self.id(2)]?.tags.map(\.tag) == [tag.id])
  }

  @Test func `what a kept row refers to stays with it`() throws {
    var community = Community()
    let (group, member, stay) = (
      Group(id: ID(raw: Self.id(1))), Member(id: ID(raw: Self.id(2))), Self.id(3)
    )
    var membership = Membership(id: ID(raw: stay))
    membership.group = group.id
    membership.member = member.id
    let mine = Self.group([
      .insert("groups", group.record), .insert("members", member.record),
      .insert("memberships", membership.record),
    ])
    try community.apply(mine.changes)
    #expect(community.inverse(of: mine).changes.count == 3)

    var note = Note(id: ID(raw: Self.id(4)))
    note.member = member.id
    note.text = "问过尺码"
    try community.apply([.insert("notes", note.record)])
    let inverse = community.inverse(of: mine)
    #expect(inverse.kept == [.insert("members", member.record)])
    try community.apply(inverse.changes)
    #expect(community.members.count == 1)
    #expect(community.groups.isEmpty)
    #expect(community.memberships.isEmpty)
  }
}
