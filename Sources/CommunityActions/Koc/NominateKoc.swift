import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Puts every chosen member forward as a KOC candidate.
  public static let nominateKoc = BulkAction(
    id: "member.koc.nominate", on: "members", key: "c",
    title: Localized("提名 KOC", "Nominate KOC"),
    summary: Localized(
      "把选中的成员提名为 KOC 人选，进「发现」一列；来满 30 天、下过单、没设勿扰才行",
      "Puts the chosen members forward as KOC candidates: 30 days here, one order, contact allowed"),
    arguments: [
      Argument("programme", Localized("项目", "Programme"), .choice(KocProgramme.choices))
    ],
    sample: ["品牌大使"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard
        let programme = KocProgramme.choices.named(typed)
          .flatMap({ KocProgramme(rawValue: $0.code) })
      else {
        throw Refusal("没有项目「\(typed)」", "There is no programme “\(typed)”")
      }
      let (base, chosen) = (input.community.mint, input.chosen)
      let places = Dictionary(
        chosen.enumerated().map { ($0.element, Int64($0.offset)) }, uniquingKeysWith: { a, _ in a })
      let label = Localized(
        "提名 KOC：\(programme.title.zh)", "Nominate KOC: \(programme.title.en.lowercased())")
      return Procedure(label) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        let obstacle = KocEligibility.obstacle(
          for: member, programme: programme, in: input.community, figures: input.scene.figures)
        if let obstacle { return .skip(obstacle) }
        // Each row's candidacy has an id of its own, found by its place so that judging has no order.
        let counter = base.next + (places[id] ?? 0)
        var row = KocCandidate(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        row.member = member.id
        row.programme = programme
        row.owner = member.owner
        row.since = input.moment.today
        row.more["by"] = input.actor.name.fieldValue
        let step = KocStep(at: input.moment.now, stage: .spotted, by: input.actor.name)
        row.more["log"] = .list([step.fieldValue])
        return .change(
          [.insert(KocCandidate.collection.key, row.record)], before: Localized("", ""),
          after: Localized("+ \(programme.title.zh)人选", "+ \(programme.title.en.lowercased())"))
      }
    })
}
