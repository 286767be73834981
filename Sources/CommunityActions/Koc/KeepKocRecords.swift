import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Adds a dated, signed note to the person behind every chosen candidacy.
  public static let addKocNote = BulkAction(
    id: "koc.note.add", on: "candidates", key: "i",
    title: Localized("记备注", "Add note"),
    summary: Localized(
      "给选中的人选各记一条备注，记在成员名下", "Adds a dated, signed note to the member of each candidate"),
    arguments: [Argument("text", Localized("备注", "Note"), .text(limit: 2000))],
    isRepeatable: true, sample: ["周末有空拍"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.noting { note, id in note.member = community.candidates[raw: id]?.member }
    })

  /// Makes one colleague look after every chosen candidacy.
  public static let assignKocOwner = BulkAction(
    id: "koc.owner.assign", on: "candidates", key: "@",
    title: Localized("分配负责人", "Assign owner"),
    summary: Localized(
      "把选中的人选交给一位同事跟；填 - 为取消", "Gives the chosen candidates to a colleague; - takes them back"),
    arguments: [Argument("owner", Localized("同事", "Colleague"), .colleague)],
    sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.assignment(
        KocCandidate.collection.key, title: Localized("分配负责人", "Assign owner")
      ) { community.candidates[raw: $0]?.owner }
    })

  /// Agrees on a commission with every chosen candidate.
  public static let setKocRate = BulkAction(
    id: "koc.rate.set", on: "candidates",
    title: Localized("定佣金", "Set commission"),
    summary: Localized(
      "给选中的人选定佣金比例，0 到 50%", "Sets the commission of the chosen candidates, 0 to 50%"),
    arguments: [Argument("rate", Localized("佣金 %", "Commission %"), .number)],
    sample: ["10"],
    prepare: { (input) throws(Refusal) in
      guard let percent = Int64(input.answer(0).trimmed), (0...50).contains(percent) else {
        throw Refusal("佣金填 0 到 50 的整数", "A commission is a whole number from 0 to 50")
      }
      return Procedure(Localized("定佣金 \(percent)%", "Set commission \(percent)%")) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        let before = edit.candidate.commissionRate
        guard before != percent * 100 else { return .unchanged }
        return .change(
          [edit.set("rate", before.fieldValue, .int(percent * 100))],
          before: before.map { Localized(verbatim: "\($0 / 100)%") } ?? Localized("没定", "none"),
          after: Localized(verbatim: "\(percent)%"))
      }
    })

  /// Writes down what a colleague saw of every chosen candidate in the last thirty days.
  public static let observeKoc = BulkAction(
    id: "koc.observe", on: "candidates",
    title: Localized("记近月表现", "Record the month"),
    summary: Localized(
      "记下近 30 天活跃天数、晒单测评分享篇数、收到的回复和赞，KOC 分据此算",
      "Records active days, posts and reactions of 30 days, from which the score is made"),
    arguments: [
      Argument("days", Localized("活跃天数 0–30", "Active days 0–30"), .number),
      Argument("posts", Localized("晒单、测评、分享篇数", "Reviews, posts, shares"), .number),
      Argument("reactions", Localized("收到的回复和赞", "Replies and likes"), .number),
    ],
    sample: ["17", "3", "8"],
    prepare: { (input) throws(Refusal) in
      let numbers = (0..<3).compactMap { Int64(input.answer($0).trimmed) }
      guard numbers.count == 3, (0...30).contains(numbers[0]),
        numbers[1...].allSatisfy({ (0...9999).contains($0) })
      else {
        throw Refusal("三个都填整数，活跃天数 0 到 30", "Three whole numbers; active days 0 to 30")
      }
      let label = Localized("记近月表现", "Record the month")
      return Procedure(label) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        let before = edit.candidate.observed
        let seen = KocObservation(
          on: input.moment.today, activeDays: numbers[0], posts: numbers[1],
          reactions: numbers[2], lastPost: before?.lastPost, violations: before?.violations)
        guard seen != before else { return .unchanged }
        return .change(
          [edit.set("observed", before.fieldValue, seen.fieldValue)],
          before: Localized(verbatim: before?.on.shortText ?? ""),
          after: Localized(
            "\(numbers[0]) 天 \(numbers[1]) 篇 \(numbers[2]) 次",
            "\(numbers[0]) d, \(numbers[1]) posts, \(numbers[2]) reactions"))
      }
    })
}
