import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records a breach of the rules and what was done about it, once a day.
  public static let recordViolation = BulkAction(
    id: "member.violation.record", on: "members",
    title: Localized("记违规", "Record violation"),
    summary: Localized(
      "给选中的成员各记一次违规和处理；同一天同一件只记一次", "Records a breach and what was done; one of a kind a day"),
    arguments: [
      Argument("rule", Localized("违了什么规", "Breach"), .text(limit: 100)),
      Argument("action", Localized("怎么处理", "Action"), .choice(ViolationAction.choices)),
      Argument(
        "group", Localized("群（留空为私聊）", "Group (empty: private chat)"), .group, optional: true),
    ],
    sample: ["发广告", "提醒", ""],
    prepare: { (input) throws(Refusal) in
      let rule = try input.demandedLine(0, Localized("违了什么规", "Breach"), limit: 100)
      let action = try input.demandedChoice(1, ViolationAction.self, Localized("怎么处理", "Action"))
      let group = try input.group(2)
      let (community, moment) = (input.community, input.moment)
      let (mint, author) = (input.mintByPlace(), input.actor.name)
      let label = Localized(
        "记违规「\(rule)」· \(action.title.zh)", "Record violation “\(rule)” · \(action.title.en)")
      var procedure = Procedure(label) { id in
        let known = community.violations(of: ID(raw: id))
        let isKnown = known.contains { other in
          other.rule == rule && other.group == group?.id
            && other.at.map(moment.zone.day(of:)) == moment.today
        }
        guard !isKnown else { return .skip(Localized("今天记过同样的", "Recorded today already")) }
        if let group {
          let wasThere = community.memberships(of: ID(raw: id)).contains {
            $0.group == group.id && $0.status != .pending
          }
          guard wasThere else { return .skip(Localized("没进过这个群", "Was never in the group")) }
        }
        var violation = Violation(id: ID(raw: mint(id)))
        violation.member = ID(raw: id)
        violation.group = group?.id
        violation.rule = rule
        violation.action = action
        violation.at = moment.now
        violation.by = author
        violation.more[Violation.ruleVersion.key] =
          group?.rules(on: moment.today).map { .int($0.version) } ?? .none
        return .change(
          [.insert(Violation.collection.key, violation.record)],
          before: Localized("\(known.count) 次", "\(known.count) so far"),
          after: Localized("+ \(rule)", "+ \(rule)"))
      }
      if action == .remove || action == .blacklist {
        procedure.warnings = [
          Localized(
            "这里只记下来；移出群、拉黑要另做",
            "This only records it; removal and blacklisting are actions of their own")
        ]
      }
      return procedure
    })
}
