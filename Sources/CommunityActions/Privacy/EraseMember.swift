import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Erases what is known of persons, in rows at once and in every file of this machine after it.
  public static let eraseMember = BulkAction(
    id: "member.data.erase", on: "members",
    title: Localized("删除个人信息", "Erase personal data"),
    summary: Localized(
      "把选中的人的个人信息从名单、记录、快照和备份里删掉，只留编号；不能撤销",
      "Erases persons from rows, history, snapshots and backups; the bare id stays; it cannot be undone"
    ),
    arguments: [
      Argument("reason", Localized("缘由（如：本人要求）", "Reason (such as: asked for)"), .text(limit: 100)),
      Argument(
        "word", Localized("确认要删就输入「删除」", "Type “erase” to go on"), .text(limit: 10)),
    ],
    isDangerous: true,
    undo: .never(
      Localized(
        "删除就是要找不回来：旧记录会一并改写", "Erased means gone: the older history is rewritten too")),
    sample: ["本人要求", "删除"],
    prepare: { (input) throws(Refusal) in
      let reason = try input.demandedLine(0, Localized("缘由", "Reason"), limit: 100)
      guard ["删除", "erase"].contains(input.answer(1).lowercased()) else {
        throw Refusal("要输入「删除」两个字才删", "Type “erase” to go on")
      }
      if let role = input.ownRole, role != .owner, role != .manager {
        throw Refusal(
          "只有店主和主管能删个人信息，你是\(role.title.zh)",
          "Only owners and managers erase personal data; you are: \(role.title.en)")
      }
      var procedure = Procedure(
        Localized("删除个人信息（\(reason)）", "Erase personal data (\(reason))")
      ) { id in input.judgeErasure(id) }
      procedure.warnings = [
        Localized("不能撤销；这些人以前的改动也撤不回来了", "It cannot be undone, nor can older changes to them"),
        Localized(
          "够不到的：导出过的文件、别处的备份、别的电脑上的副本、企微和店铺后台、截图",
          "Out of reach: exported files, backups elsewhere, copies on other machines, WeCom and the shop, screenshots"
        ),
        Localized(
          "再从企微导入会重新建档，要在企微里也处理", "The next import from WeCom makes a new row; see to WeCom too"),
      ]
      return procedure
    })
}

extension PlanInput {
  /// The role of who acts, where colleagues and roles are recorded.
  fileprivate var ownRole: OperatorRole? {
    community.operators.first { $0.displayName == actor.name }?.role
  }

  fileprivate func judgeErasure(_ id: Int64) -> Verdict {
    let member = ID<Member>(raw: id)
    let monthAgo = Instant(milliseconds: moment.now.milliseconds - 30 * 86_400_000)
    let isWaiting = community.orders(of: member).contains { order in
      switch order.state {
      case .pending, .paid, .shipped: order.paidAt.map { $0 >= monthAgo } ?? true
      default: false
      }
    }
    guard !isWaiting else {
      return .skip(Localized("30 天内还有没完成的订单", "Orders of the last 30 days are not finished"))
    }
    let rows = PersonalData.collections.reduce(0) {
      $0 + community.referrers(of: id, through: "\($1).member").count
    }
    return .change(
      community.erasing(member, on: moment.today),
      before: Localized("有资料，\(rows) 条相关记录", "Known, \(rows) rows about them"),
      after: Localized("只留编号", "The bare id"))
  }
}
