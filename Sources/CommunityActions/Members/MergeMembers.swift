import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Makes one person of two; a map is kept, so that they can be split again whatever happens later.
  public static let mergeMembers = BulkAction(
    id: "member.merge", on: "members", title: Localized("合并", "Merge"),
    summary: Localized(
      "把查到的重复成员并进先认识的那位；填了并入谁，就只并选中的一位。随时可以拆回",
      "Merges members who were found twice into the one known first; with a name, one chosen member into that one. They can be split again"
    ),
    arguments: [
      Argument(
        "into", Localized("并入谁（留空按查到的）", "Into whom (empty: as found)"), .text(limit: 40),
        optional: true)
    ],
    isDangerous: true, sample: [""],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      let partners = try input.mergePartners()
      let (now, author) = (input.moment.now, input.actor.name)
      return Procedure(Localized("合并成员", "Merge members")) { id in
        guard let partner = partners[id] else {
          return .skip(Localized("没有查到重复", "Not found twice"))
        }
        guard let other = community.members[raw: id], let kept = community.members[partner] else {
          return .skip(Localized("已不在社群库", "No longer in the workspace"))
        }
        do throws(MergeObstacle) {
          return .change(
            try community.merging(other.id, into: kept.id, at: now, by: author),
            before: Localized(verbatim: other.name),
            after: Localized("并入 \(kept.name)", "Into \(kept.name)"))
        } catch {
          return .skip(error.words)
        }
      }
    })

  /// Brings a merged person back: what was moved goes back, what came later stays.
  public static let splitMembers = BulkAction(
    id: "absorbed.split", on: "absorbed", title: Localized("拆回", "Split"),
    summary: Localized(
      "把合并过的成员拆回来：当时移过去的移回来，之后新来的留下",
      "Brings merged members back: what was moved goes back, what came later stays"),
    isDangerous: true, follows: "member.merge", sample: [],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return Procedure(Localized("拆回成员", "Split members")) { id in
        guard let absorbed = community.absorbed[raw: id] else { return .unchanged }
        let changes = community.splitting(absorbed)
        guard !changes.isEmpty else {
          return .skip(Localized("并入的那位已不在，先拆开他", "Who is left was merged too; split that first"))
        }
        let kept = community.members[absorbed.into]?.name ?? ""
        return .change(
          changes, before: Localized("在 \(kept) 里", "Within \(kept)"),
          after: Localized(verbatim: absorbed.person.name))
      }
    })
}

extension MergeObstacle {
  /// Why, for a person.
  var words: Localized {
    switch self {
    case .notTwo: Localized("不是两位成员", "Not two members")
    case .staff: Localized("同事不合并", "Colleagues are not merged")
    case .accounts(let platform):
      Localized("两个不同的 \(platform) 账号", "Two different accounts on \(platform)")
    case .candidacies: Localized("两位都是在谈的 KOC", "Both are open KOC candidates")
    case .sameGroup: Localized("两位都在同一个群里", "Both are in one group")
    }
  }
}

extension PlanInput {
  /// Whom each chosen row would be merged into.
  fileprivate func mergePartners() throws(Refusal) -> [Int64: ID<Member>] {
    guard let word = words(0) else {
      let chosen = Set(self.chosen)
      var taken: Set<ID<Member>> = []
      var partners: [Int64: ID<Member>] = [:]
      for pair in DuplicatePair.all(in: community)
      where chosen.contains(pair.second.raw) && pair.ground != .maskedPhone {
        // One at a time for each person: the second merger must see what the first one did.
        guard !taken.contains(pair.first), !taken.contains(pair.second) else { continue }
        taken.formUnion([pair.first, pair.second])
        partners[pair.second.raw] = pair.first
      }
      return partners
    }
    let found = community.members.filter { member in
      PackedID.text(prefix: Member.collection.prefix, raw: member.id.raw) == word
        || (member.name == word && !member.isStaff)
    }
    guard let kept = found.first else {
      throw Refusal("没有成员「\(word)」", "There is no member “\(word)”")
    }
    guard found.count == 1 else {
      throw Refusal(
        "有 \(found.count) 位叫「\(word)」，用编码", "\(found.count) are called “\(word)”; use the id")
    }
    let others = chosen.filter { $0 != kept.id.raw }
    guard others.count == 1 else {
      throw Refusal("指定并入谁时一次选一位", "With a name, choose one member at a time")
    }
    return [others[0]: kept.id]
  }
}
