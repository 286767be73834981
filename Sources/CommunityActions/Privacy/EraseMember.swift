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
      try input.demandOwner()
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
  /// Erasing is the owner's act, where it is recorded who that is.
  fileprivate func demandOwner() throws(Refusal) {
    let role = community.operators.first { $0.displayName == actor.name }?.role
    if role == .owner { return }
    let owners = community.operators.filter { $0.role == .owner }.map(\.displayName)
    guard role != nil || !owners.isEmpty else { return }
    let names =
      owners.isEmpty ? Localized("", "") : Localized(verbatim: owners.joined(separator: "、"))
    throw Refusal(
      "只有店主能删个人信息" + (owners.isEmpty ? "" : "（\(names.zh)）")
        + (role.map { "，你是\($0.title.zh)" } ?? "，同事名单里没有「\(actor.name)」"),
      "Only the owner erases personal data" + (owners.isEmpty ? "" : " (\(names.en))")
        + (role.map { "; you are: \($0.title.en)" } ?? "; “\(actor.name)” is no colleague here"))
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
    let isOwed = community.payouts(of: member).contains { $0.paidOn == nil && $0.amount.fen != 0 }
    guard !isOwed else {
      return .skip(Localized("还有没付的佣金", "Commission is not paid yet"))
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
