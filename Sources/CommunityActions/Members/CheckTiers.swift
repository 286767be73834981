import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Draws a random sample of members whose tier somebody is to look at.
  public static let drawTierSample = BulkAction(
    id: "member.tier.draw", on: "members", title: Localized("抽查分层", "Draw tier checks"),
    summary: Localized(
      "从选中的成员里随机抽一些来看分层对不对；同一天、同一批人抽到的一样",
      "Draws some of the members to see whether their tier is right; the same day and people draw the same"
    ),
    arguments: [Argument("count", Localized("抽几位", "How many"), .number)], sample: ["30"],
    prepare: { (input) throws(Refusal) in
      let count = try input.number(0, Localized("抽几位", "How many"), 1...10_000)
      let people = input.chosenMembers.map(\.id)
      let (today, figures, community) = (input.moment.today, input.scene.figures, input.community)
      let seed = Int64(today.number)
      let sample = TierSample(people, count: Int(count), seed: seed)
      let mint = input.mintByPlace()
      var procedure = Procedure(
        Localized("抽查分层 \(count) 位", "Draw \(count) tier checks")
      ) { id in
        guard let member = community.members[raw: id] else { return .unchanged }
        guard sample.drawn.contains(member.id) else {
          return .skip(Localized("没抽中", "Not drawn"))
        }
        guard community.openCheck(of: member.id) == nil else { return .unchanged }
        var check = TierCheck(id: ID(raw: mint(id)))
        (check.member, check.tier) = (member.id, figures[member.id].tier)
        (check.day, check.seed) = (today, seed)
        return .change(
          [.insert(TierCheck.collection.key, check.record)], before: Localized("", ""),
          after: Localized("待看", "To be looked at"))
      }
      if count < 30 {
        procedure.warnings = [
          Localized("不到 30 位，准确率只能当参考", "Fewer than 30 say little about accuracy")
        ]
      }
      return procedure
    })

  /// Says that the tier of a member who was drawn is right.
  public static let confirmTier = decidingTier(
    "member.tier.confirm", Localized("分层对", "Tier is right"),
    Localized("抽查到的成员，分层是对的", "The tier of members who were drawn is right"), .confirmed,
    arguments: [], sample: [])

  /// Says that the tier of a member who was drawn is wrong, and which it should be.
  public static let correctTier = decidingTier(
    "member.tier.correct", Localized("分层错", "Tier is wrong"),
    Localized(
      "抽查到的成员，分层错了；可以说该在哪层", "The tier of members who were drawn is wrong; say which is right"),
    .wrong,
    arguments: [
      Argument("tier", Localized("该在哪层", "Right tier"), .text(limit: 40), optional: true)
    ],
    sample: ["活跃"])

  private static func decidingTier(
    _ id: String, _ title: Localized, _ summary: Localized, _ verdict: TierVerdict,
    arguments: [Argument], sample: [String]
  ) -> BulkAction {
    BulkAction(
      id: id, on: "members", title: title, summary: summary, arguments: arguments,
      follows: "member.tier.draw", sample: sample,
      prepare: { (input) throws(Refusal) in
        var right = ""
        if verdict == .wrong, let word = input.words(0) {
          let tiers = Policies(inForceIn: input.community).tiers
          guard let tier = tiers.choices.named(word) else {
            let all = tiers.tiers.map(\.title).joined(Localized("、", ", "))
            throw Refusal("没有这一层，可以是：\(all.zh)", "No such tier; it can be: \(all.en)")
          }
          right = tier.code
        }
        let (community, now, author) = (input.community, input.moment.now, input.actor.name)
        let belongs = right
        return Procedure(title) { id in
          guard let check = community.openCheck(of: ID(raw: id)) else {
            return .skip(Localized("没有待看的抽查", "Nothing to be looked at"))
          }
          let key = TierCheck.collection.key
          var changes: [Change] = [
            .set(
              key, check.id.raw, field: "verdict", before: .none, after: verdict.fieldValue),
            .set(
              key, check.id.raw, field: "at", before: check.at.fieldValue, after: .instant(now)),
            .set(
              key, check.id.raw, field: "by", before: check.by.fieldValue,
              after: author.fieldValue),
          ]
          if !belongs.isEmpty {
            changes.append(
              .set(
                key, check.id.raw, field: "right", before: check.right.fieldValue,
                after: .text(belongs)))
          }
          return .change(
            changes, before: Localized("待看", "To be looked at"), after: verdict.title)
        }
      })
  }
}
