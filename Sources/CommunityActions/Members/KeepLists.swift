import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Keeps a query as a list on which everybody is who fits it, now and later.
  public static let saveDynamicList = BulkAction(
    id: "list.query.save", on: "segments",
    title: Localized("存动态名单", "Save dynamic list"),
    summary: Localized(
      "把条件存成一份动态名单：谁符合谁就在上面；之后用 名单:名字 查，定人群时也能用",
      "Keeps a query as a list of whoever fits it; list:NAME stands for it in queries and audiences"
    ),
    arguments: [
      Argument("name", Localized("名单", "List"), .text(limit: 40)),
      Argument("query", Localized("条件", "Query"), .text(limit: 4096)),
    ],
    makesRow: true, sample: ["该唤醒", "阶段:沉睡 消费>=500"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("名单", "List"), limit: 40)
      let text = input.answer(1).trimmed
      let existing = input.community.segments.first { $0.name == name }
      if let existing, !existing.isDynamic {
        throw Refusal(
          "「\(name)」是定格的名单，换个名字", "“\(name)” is a list of a day; choose another name")
      }
      let people = try input.fitting(text)
      do throws(QueryError) {
        // A list that is part of its own query would never end.
        var saved = input.community.savedQueries(on: Member.self)
        try saved.keep(Query.parse(text).get(), asList: name)
      } catch {
        throw Refusal(error.message.zh, error.message.en)
      }
      let count = NumberText.grouped(people.count)
      guard let existing else {
        var mint = input.community.mint
        var row = Segment(id: mint.mint())
        (row.name, row.asOf, row.by) = (name, input.moment.now, input.actor.name)
        row.more["query"] = .text(text)
        row.more["dynamic"] = .flag(true)
        return Procedure(
          Localized("存动态名单「\(name)」", "Save dynamic list “\(name)”"),
          creation: Procedure.Creation(
            id: row.id.raw, changes: [.insert(Segment.collection.key, row.record)],
            words: Localized("\(text) · 现在 \(count) 人", "\(text) · \(count) now")))
      }
      let changes: [Change] =
        existing.text == text
        ? []
        : [
          .set(
            Segment.collection.key, existing.id.raw, field: Segment.query.key,
            before: existing.more["query"], after: .text(text))
        ]
      return Procedure(
        Localized("改动态名单「\(name)」", "Change dynamic list “\(name)”"),
        creation: Procedure.Creation(
          id: existing.id.raw, changes: changes,
          words: Localized(
            "\(existing.text) → \(text) · 现在 \(count) 人",
            "\(existing.text) → \(text) · \(count) now")))
    })

  /// Freezes dynamic lists: a list of those who are on each today, with the query that found them.
  public static let freezeList = BulkAction(
    id: "list.freeze", on: "segments",
    title: Localized("定格", "Freeze"),
    summary: Localized(
      "把选中的动态名单今天的人存成一份定格的名单，连条件一起记下；动态的那份照旧",
      "Keeps who is on the chosen dynamic lists today as lists of their own, with the query"),
    arguments: [
      Argument(
        "name", Localized("名单（空为 名字加日期）", "List (empty: name and day)"), .text(limit: 40),
        optional: true)
    ],
    follows: "list.query.save", sample: [""],
    prepare: { (input) throws(Refusal) in
      let typed = try input.line(0, limit: 40)
      let community = input.community
      let lists = input.chosen.compactMap { community.segments[raw: $0] }
      guard typed.isEmpty || lists.count < 2 else {
        throw Refusal("一次定格几份时不用起名字", "Several lists are frozen under their own names")
      }
      let mint = input.mintByPlace()
      let names = Set(community.segments.map(\.name))
      return Procedure(Localized("定格名单", "Freeze lists")) { id in
        guard let list = community.segments[raw: id] else { return .unchanged }
        guard list.isDynamic else { return .skip(Localized("已经是定格的", "Frozen already")) }
        let name = typed.isEmpty ? "\(list.name) \(input.moment.today.shortText)" : typed
        guard !names.contains(name) else { return .unchanged }
        guard let people = try? input.fitting(list.text) else {
          return .skip(Localized("条件现在看不懂", "The query is not understood now"))
        }
        var row = Segment(id: ID(raw: mint(id)))
        (row.name, row.asOf, row.by) = (name, input.moment.now, input.actor.name)
        row.more["query"] = .text(list.text)
        let count = NumberText.grouped(people.count)
        return .change(
          [.insert(Segment.collection.key, row.record)]
            + people.map {
              .add(
                Member.collection.key, $0, field: Member.lists.key, element: row.id.fieldValue)
            }, before: Localized(verbatim: list.text),
          after: Localized("\(name)，\(count) 人", "\(name), \(count) members"))
      }
    })

  /// Takes lists out; the people on them stay.
  public static let removeList = BulkAction(
    id: "list.remove", on: "segments",
    title: Localized("删名单", "Remove list"),
    summary: Localized("删掉选中的名单，名单上的人都不动", "Removes the chosen lists; the people on them stay"),
    follows: "list.query.save", sample: [],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      var people: [ID<Segment>: [Int64]] = [:]
      for member in community.members {
        for list in member.segments { people[list, default: []].append(member.id.raw) }
      }
      let members = people
      return Procedure(Localized("删名单", "Remove lists")) { id in
        guard let list = community.segments[raw: id] else { return .unchanged }
        return .change(
          (members[list.id] ?? []).map {
            .drop(
              Member.collection.key, $0, field: Member.lists.key, element: list.id.fieldValue)
          } + [.remove(Segment.collection.key, list.record)],
          before: Localized(verbatim: list.name), after: Localized("删掉", "removed"))
      }
    })
}

extension PlanInput {
  /// The packed ids of the members who fit a query now, colleagues left out.
  func fitting(_ query: String) throws(Refusal) -> [Int64] {
    switch RowQueries.members(in: community).find(query, scene) {
    case .success(let found):
      return found.ids.filter { community.members[raw: $0]?.isStaff == false }.sorted()
    case .failure(let error): throw Refusal(error)
    }
  }
}
