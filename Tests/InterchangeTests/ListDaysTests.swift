import CommunityModel
import Foundation
import Interchange
import TestKit
import Testing
import Wording

/// Member lists of days that follow one another: joins, leaves, returns, requests, and each day undone.
struct ListDaysTests {
  /// A member list in short: account and seconds of joining.
  private func list(_ people: [(String, Int)], _ version: String, admins: [String] = []) -> String {
    let members = people.map { id, joined in
      "{\"userid\":\"\(id)\",\"type\":2,\"join_time\":\(joined),\"join_scene\":1,"
        + "\"group_nickname\":\"\",\"name\":\"\(id)\"}"
    }
    let admin = admins.map { "{\"userid\":\"\($0)\"}" }.joined(separator: ",")
    return
      "{\"errcode\":0,\"group_chat\":{\"chat_id\":\"wr1\",\"name\":\"一群\",\"owner\":\"LiNa\","
      + "\"create_time\":1000,\"notice\":\"\",\"member_list\":[\(members.joined(separator: ","))],"
      + "\"admin_list\":[\(admin)],\"member_version\":\"\(version)\"}}"
  }

  private func ask(
    _ desk: inout ImportDesk, _ deed: RequestKind, _ account: String, _ state: RequestState
  ) throws -> ID<Request> {
    let member = try #require(
      desk.community.members.first { $0.account(on: ExternalID.wecom)?.id == account })
    let group = try #require(desk.community.groups.first { _ in true })
    var request = Request(id: desk.community.mint.mint())
    request.deed = deed
    request.member = member.id
    request.group = group.id
    request.state = state
    request.at = desk.now
    request.doneAt = state == .done ? desk.now : nil
    try desk.community.apply([.insert(Request.collection.key, request.record)])
    return request.id
  }

  private static let dawn = 1_795_000_000

  @Test func `the next list confirms what was done and contradicts what was not`() throws {
    var desk = ImportDesk()
    let start = Self.dawn
    _ = try desk.take("1", list([("wmA", start), ("wmB", start + 1), ("wmC", start + 2)], "v1"))
    let removed = try ask(&desk, .remove, "wmA", .done)
    let pretended = try ask(&desk, .remove, "wmB", .done)
    let untouched = try ask(&desk, .remove, "wmC", .open)
    let admin = try ask(&desk, .makeAdmin, "wmB", .open)
    desk.now = desk.now.adding(seconds: 86_400)
    let plan = try desk.take(
      "2",
      list([("wmB", start + 1), ("wmC", start + 2), ("wmD", start + 90)], "v2", admins: ["wmB"]))
    func state(_ id: ID<Request>) -> RequestState? { desk.community.requests[id]?.state }
    #expect(state(removed) == .verified)
    #expect(state(pretended) == .void)
    #expect(state(untouched) == .open)
    #expect(state(admin) == .verified)
    #expect(desk.community.requests[removed]?.confirmedBy == "2")
    #expect(plan.notes.contains { $0.zh.contains("核对了 2 件，1 件") })
    // A third list, in which the open request has come true.
    desk.now = desk.now.adding(seconds: 86_400)
    _ = try desk.take("3", list([("wmB", start + 1), ("wmD", start + 90)], "v3"))
    #expect(state(untouched) == .verified)
  }

  @Test func `who was invited has a week to come`() throws {
    var desk = ImportDesk()
    let start = Self.dawn
    _ = try desk.take("1", list([("wmA", start), ("wmB", start + 1)], "v1"))
    desk.now = desk.now.adding(seconds: 3600)
    _ = try desk.take("2", list([("wmB", start + 1)], "v2"))
    let invited = try ask(&desk, .invite, "wmA", .done)
    desk.now = desk.now.adding(seconds: 6 * 86_400)
    _ = try desk.take("3", list([("wmB", start + 1), ("wmE", start + 50)], "v3"))
    #expect(desk.community.requests[invited]?.state == .done)
    desk.now = desk.now.adding(seconds: 86_400)
    _ = try desk.take("4", list([("wmB", start + 1), ("wmF", start + 60)], "v4"))
    #expect(desk.community.requests[invited]?.state == .void)
  }

  @Test func `an older file settles nothing`() throws {
    var desk = ImportDesk()
    let start = Self.dawn
    let (first, second) = (
      list([("wmA", start), ("wmB", start + 1)], "v1"),
      list([("wmB", start + 1), ("wmC", start + 500)], "v2")
    )
    _ = try desk.take("1", first)
    _ = try desk.take("2", second)
    let request = try ask(&desk, .remove, "wmB", .done)
    desk.now = desk.now.adding(seconds: 86_400)
    let before = desk.community
    let plan = try desk.take("old", first)
    #expect(plan.changes.isEmpty)
    #expect(plan.notes.contains { $0.zh.contains("旧") })
    #expect(desk.community == before)
    #expect(desk.community.requests[request]?.state == .done)
  }

  @Test func `a group that was drafted here takes its first list`() throws {
    var desk = ImportDesk()
    var draft = Group(id: desk.community.mint.mint())
    draft.name = "一群"
    draft.status = .draft
    draft.code = "SP-13"
    try desk.community.apply([.insert(Group.collection.key, draft.record)])
    _ = try desk.take("1", list([("wmA", Self.dawn)], "v1"))
    #expect(desk.community.groups.count == 1)
    let group = try #require(desk.community.groups[draft.id])
    #expect(group.status == .active && group.chatID == "wr1" && group.code == "SP-13")
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `days of lists keep the laws of memberships, and each is undone to the row`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var desk = ImportDesk()
    var inside: [String: Int] = [:]
    var clock = Self.dawn
    var before: [Community] = []
    var done: [ChangeGroup] = []
    for day in 0..<8 {
      // Some leave, some come, some come back.
      for name in inside.keys.sorted() where random.chance(percent: 12) { inside[name] = nil }
      for number in 0..<40 where inside["wm\(number)"] == nil && random.chance(percent: 25) {
        clock += 1
        inside["wm\(number)"] = clock
      }
      clock += 10
      inside["wmX\(day)"] = clock
      desk.now = Instant(seconds: Int64(clock) + 3600)
      clock += 80_000
      before.append(desk.community)
      let people = inside.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      let plan = try desk.take("day\(day)", list(people, "v\(day)"))
      done.append(
        ChangeGroup(
          id: ID(raw: Int64(day + 1)), at: desk.now,
          actor: Actor(name: "小林", machine: 7, process: 1), action: "import",
          label: Localized("导入", "Import"),
          count: 1, changes: plan.changes))
      #expect(desk.active == inside.count)
      try hold(desk.community, at: desk.now)
    }
    for day in (0..<8).reversed() {
      let inverse = desk.community.inverse(of: done[day])
      #expect(inverse.kept.isEmpty)
      try desk.community.apply(inverse.changes)
      #expect(desk.community == before[day], "day \(day)")
    }
  }

  /// One membership in force per person and group, nobody left before joining, one owner at most.
  private func hold(_ community: Community, at now: Instant) throws {
    var seats: Set<[Int64]> = []
    var owners: [ID<Group>: Int] = [:]
    for stay in community.memberships {
      if stay.status == .active {
        #expect(seats.insert([stay.member.raw, stay.group.raw]).inserted)
        if stay.role == .owner { owners[stay.group, default: 0] += 1 }
      }
      if let left = stay.leftAt, let joined = stay.joinedAt { #expect(left >= joined) }
      if let span = stay.more["left"].record, let after = span[0].instant,
        let until = span[1].instant
      {
        #expect(after <= until && until <= now)
      }
    }
    #expect(owners.values.allSatisfy { $0 <= 1 })
  }
}

@Suite(.enabled(if: SharedData.isThere, "the shared data is not beside the checkout"))
struct SharedListDaysTests {
  @Test func `three real days come in one after the other, and go out the same way`() throws {
    var desk = ImportDesk()
    var done: [(before: Community, group: ChangeGroup)] = []
    func take(_ files: [ImportFile], _ options: ImportOptions = ImportOptions()) throws
      -> ImportPlan
    {
      let before = desk.community
      let plan = try desk.take(files, options)
      done.append(
        (
          before,
          ChangeGroup(
            id: ID(raw: Int64(done.count + 1)), at: desk.now,
            actor: Actor(name: "小林", machine: 7, process: 1), action: "import",
            label: Localized("导入", "Import"),
            count: 1, changes: plan.changes)
        ))
      return plan
    }
    let first = try SharedData.files(in: "wecom")
    let second = try SharedData.files(in: "wecom-next-day")
    _ = try take(first)
    let people = desk.active
    let ghost = try #require(
      desk.community.memberships.first { $0.status == .active && $0.role == .member })
    desk.now = desk.now.adding(seconds: 86_400)
    _ = try take(second)
    let left = desk.community.memberships.count { $0.status == .left }
    #expect(left > 0 && desk.active != people)
    // The day before's files are older now: refused, nothing changes.
    let older = try desk.plan(first.filter { $0.name.hasPrefix("groupchat") })
    #expect(older.changes.isEmpty && older.notes.count >= 1)
    // A third day made of the second: every group loses its first plain member and gains nobody.
    desk.now = desk.now.adding(seconds: 86_400)
    let third = try second.filter { $0.name.hasPrefix("groupchat") }.map { file -> ImportFile in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return ImportFile(name: "third-\(file.name)", bytes: Array(try dropping(text).utf8))
    }
    let active = desk.active
    _ = try take(third, ImportOptions(taken: desk.now))
    #expect(desk.active == active - third.count)
    #expect(desk.community.memberships[ghost.id] != nil)
    for step in done.reversed() {
      let inverse = desk.community.inverse(of: step.group)
      #expect(inverse.kept.isEmpty)
      try desk.community.apply(inverse.changes)
      let isBack = desk.community == step.before
      #expect(isBack)
    }
    #expect(desk.community.memberships.isEmpty)
  }

  /// The list without its last plain member, as a newer version.
  private func dropping(_ text: String) throws -> String {
    var root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var chat = try #require(root["group_chat"] as? [String: Any])
    var people = try #require(chat["member_list"] as? [[String: Any]])
    let place = try #require(people.lastIndex { ($0["type"] as? Int) == 2 })
    people.remove(at: place)
    chat["member_list"] = people
    chat["member_version"] = "third"
    root["group_chat"] = chat
    return String(
      decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
  }
}
