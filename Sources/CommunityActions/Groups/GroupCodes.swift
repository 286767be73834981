import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Records that a new join code was made, and until when it works.
  public static let renewJoinCode = BulkAction(
    id: "group.code.renew", on: "groups", key: "c",
    title: Localized("记新入群码", "Renew join code"),
    summary: Localized(
      "企微里换了入群码，记下哪天失效（空为 7 天后）",
      "Records a join code that was renewed in WeCom and when it stops working (7 days if empty)"),
    arguments: [
      Argument("expires", Localized("哪天失效", "Expires on"), .day, optional: true)
    ],
    sample: ["+7"],
    prepare: { (input) throws(Refusal) in
      let day = try input.futureDay(0) ?? input.moment.today + 7
      let (now, zone) = (input.moment.now, input.moment.zone)
      let expires = zone.instant(day, second: 86_340)
      let today = input.moment.today
      return input.settingGroup(
        Group.joinCode,
        Localized("记新入群码，\(day.shortText) 失效", "Renew join code until \(day.shortText)"),
        to: { group in
          // A code that was recorded today for the same day is the same code.
          let parts = group.more["joinCode"].record ?? []
          if parts.count == 2, parts[1] == .instant(expires),
            parts[0].instant.map(zone.day(of:)) == today
          {
            return group.more["joinCode"]
          }
          return .record([.instant(now), .instant(expires)])
        },
        shown: { value in
          let until = value.record?.last?.instant.map { zone.day(of: $0).shortText } ?? "—"
          return Localized("到 \(until)", "until \(until)")
        },
        vet: { $0.status == .dissolved ? $0.status.title : nil })
    })

  /// Says where the next people go when a group is full; a group that is not there yet is made as a draft.
  public static let setNextGroup = BulkAction(
    id: "group.next.set", on: "groups",
    title: Localized("满了去哪个群", "Set next group"),
    summary: Localized(
      "选中的群满了，新人去哪个群；写没有的名字就建一个筹备的群，- 为仍进本群",
      "Where people go when the chosen groups are full; an unknown name makes a draft group, - undoes it"
    ),
    arguments: [Argument("group", Localized("下一个群", "Next group"), .group)],
    sample: ["零食囤货新群"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard typed != "-" else {
        return input.settingGroup(
          Group.nextGroup, Localized("新人仍进本群", "Keep new people"), to: { _ in .none },
          shown: { _ in Localized("另一个群", "another group") })
      }
      guard typed.count <= 40 else {
        throw Refusal("群名最长 40 个字", "A name has at most 40 characters")
      }
      let model = input.chosen.first.flatMap { input.community.groups[raw: $0] }
      let target: Group
      var (prelude, warnings): ([Change], [Localized]) = ([], [])
      if input.knowsGroup(typed) {
        guard let known = try input.group(0) else { throw Refusal("群不能为空", "Group is empty") }
        guard known.status == .active || known.status == .draft else {
          throw Refusal(
            "「\(known.name)」\(known.status.title.zh)，不能用",
            "“\(known.name)” is \(known.status.title.en.lowercased())")
        }
        target = known
        if input.community.freeSeats(in: known.id) == 0 {
          warnings.append(
            Localized("「\(known.name)」自己也满了", "“\(known.name)” is full itself"))
        }
      } else {
        var mint = input.community.mint
        target = .draft(typed, like: model, id: mint.mint(), input)
        prelude = [.insert(Group.collection.key, target.record)]
        warnings = [
          Localized(
            "「\(typed)」是新群：先在企微里建好，导入它的名单就接上",
            "“\(typed)” is new: make it in WeCom; its first member list will be joined to it")
        ]
      }
      let names = input.community
      return input.settingGroup(
        Group.nextGroup,
        Localized("换入群码到「\(target.name)」", "Send new people to “\(target.name)”"),
        warnings: warnings, prelude: prelude, to: { _ in .ref(target.id.raw) },
        shown: { value in
          let name = value.ref.flatMap { names.groups[raw: $0]?.name } ?? target.name
          return Localized(verbatim: name)
        },
        vet: { group in
          if group.id == target.id { return Localized("就是它自己", "The group itself") }
          return group.status == .dissolved ? group.status.title : nil
        })
    })
}

extension PlanInput {
  /// Whether a group of a code, name or id exists.
  fileprivate func knowsGroup(_ text: String) -> Bool {
    if let raw = PackedID.parse(text, prefix: Group.collection.prefix) {
      return community.groups[raw: raw] != nil
    }
    return community.groups.contains { $0.code == text || $0.name == text }
  }
}

extension Group {
  /// A group that is not in WeCom yet, with what it shares with another of its line.
  static func draft(_ name: String, like model: Group?, id: ID<Group>, _ input: PlanInput) -> Group
  {
    var group = Group(id: id)
    group.name = name
    group.status = .draft
    group.createdAt = input.moment.now
    guard let model else { return group }
    group.code = NextGroup.code(after: model, in: input.community)
    group.category = model.category
    group.owner = model.owner
    group.capacity = model.capacity
    group.hardCap = model.hardCap
    for field in [
      Group.positioning, Group.slogan, Group.valueProps, Group.targetProfile, Group.roleQuota,
      Group.admissionGates, Group.onboardingSteps, Group.inactivity,
    ] {
      group.more[field.key] = model.more[field.key]
    }
    return group
  }
}
