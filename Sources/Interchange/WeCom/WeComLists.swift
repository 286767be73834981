import CommunityModel
import Wording

/// The member lists of a batch, the earliest taken first.
struct WeComLists {
  private let lists: [WeComBatch.ListedChat]

  init(lists: [WeComBatch.ListedChat]) {
    // A list tells its age by its newest join; of two alike the one that has lost people is the later.
    self.lists = lists.sorted {
      ($0.chat.newestJoin, -$0.chat.people.count, $0.chat.stamp)
        < ($1.chat.newestJoin, -$1.chat.people.count, $1.chat.stamp)
    }
  }

  /// How a list stands to what was imported before.
  private enum Age {
    case newer
    case same
    case older
  }

  /// What a list says of one person, once the person is known as a member.
  private struct Listed {
    let member: ID<Member>
    let person: WeComChat.Person
    let role: MembershipRole
  }

  /// Fills groups and memberships; who invited whom comes last, when everybody is known.
  func fill(_ batch: inout Batch) {
    var standing: [ID<Group>: [ID<Member>: ID<Membership>]] = [:]
    var invited: [(Listed, ID<Group>, Origin)] = []
    var fresh: [ID<Group>: Int] = [:]
    for list in lists {
      let aside = Origin(file: list.file, part: .aside)
      let isKnown = batch.draft.groupByChat[list.chat.chatID] != nil
      let group = batch.draft.group(list.chat.chatID, named: list.chat.name, for: aside)
      let age = age(of: list.chat, group, in: batch)
      guard age != .older else {
        refuse(list, in: &batch)
        continue
      }
      if age == .newer { fresh[group] = list.file }
      var members = standing[group] ?? (isKnown ? Self.standing(group, in: batch) : [:])
      let listed = people(of: list, age, in: &batch)
      describe(group, by: list, members, in: &batch)
      place(listed, of: list, age, in: group, among: &members, &batch)
      standing[group] = members
      invited += listed.map { ($0, group, Origin(file: list.file, part: .row)) }
    }
    for (listed, group, origin) in invited {
      guard let inviter = Self.inviter(of: listed.person, in: batch), inviter != listed.member,
        let membership = standing[group]?[listed.member]
      else { continue }
      batch.draft.memberships.edit(membership, for: origin) { row in
        // The list may be of an earlier stay than the one that stands at the end of the batch.
        guard row.joinedAt == listed.person.joined else { return }
        row.inviter = inviter
      }
    }
    RequestChecks(fresh).settle(&batch)
  }

  // MARK: Age

  private func age(of chat: WeComChat, _ group: ID<Group>, in batch: Batch) -> Age {
    guard let row = batch.draft.groups[group] else { return .newer }
    let versions = row.more[Group.listVersion.key].list.compactMap(\.text)
    guard let last = versions.last else { return .newer }
    if last == chat.stamp { return .same }
    let lastJoin = row.more[Group.listNewestJoin.key].instant
    if let taken = batch.options.taken {
      return lastJoin.map { taken >= $0 } ?? true ? .newer : .older
    }
    if versions.contains(chat.stamp) { return .older }
    if let lastJoin, Instant(seconds: chat.newestJoin) < lastJoin { return .older }
    return .newer
  }

  private func refuse(_ list: WeComBatch.ListedChat, in batch: inout Batch) {
    let report = batch.reports[list.file]
    batch.reports[list.file].skipped = report.rows - report.wrong
    let name = list.chat.name ?? list.chat.chatID
    batch.notes.append(
      Localized(
        "\(report.file)：「\(name)」的这份名单比已导入的旧，没有导入；如果它更新，请用 --taken 写明拉取时间",
        "\(report.file): this list of “\(name)” is older than the one imported before and was left "
          + "aside; if it is newer, say with --taken when it was fetched"))
  }

  // MARK: People

  private func people(
    of list: WeComBatch.ListedChat, _ age: Age, in batch: inout Batch
  ) -> [Listed] {
    let admins = Set((list.chat.admins ?? []).map(\.userid))
    var listed: [Listed] = []
    var seen: Set<String> = []
    for (index, element) in list.chat.people.enumerated() {
      guard let person = element.value else { continue }
      guard person.type == 1 || person.type == 2 else {
        batch.refuse(
          list.file, line: index + 1,
          Localized("成员类型 \(person.type) 不认识", "unknown member type \(person.type)"),
          cells: [person.userid])
        continue
      }
      guard seen.insert(person.userid).inserted else {
        batch.reports[list.file].skipped += 1
        continue
      }
      let role: MembershipRole =
        person.userid == list.chat.owner
        ? .owner : admins.contains(person.userid) ? .admin : .member
      let member = member(person, of: list.file, age, in: &batch)
      listed.append(Listed(member: member, person: person, role: role))
    }
    return listed
  }

  private func member(
    _ person: WeComChat.Person, of file: Int, _ age: Age, in batch: inout Batch
  ) -> ID<Member> {
    let aside = Origin(file: file, part: .aside)
    let name = ImportText.line(person.name ?? "", 40)
    if person.type == 1 {
      let colleague = batch.draft.colleague(person.userid, for: aside)
      // Lists often give the account for a name.
      if !name.isEmpty, name != person.userid {
        batch.draft.operators.edit(colleague, for: aside) { if $0.name.isEmpty { $0.name = name } }
      }
      return batch.draft.staff(colleague, for: aside)
    }
    let member = WeComPeople.member(person.userid, union: person.unionid, for: aside, in: &batch)
    batch.draft.members.edit(member, for: aside) { row in
      // A contact's entry knows the name better than a list does.
      let isContact = row.account(on: ExternalID.wecom)?.addedAt != nil
      if !name.isEmpty, row.name.isEmpty || (age == .newer && !isContact) { row.name = name }
    }
    return member
  }

  private static func inviter(of person: WeComChat.Person, in batch: Batch) -> ID<Member>? {
    guard let user = person.invitor?.userid, !user.isEmpty else { return nil }
    if let member = batch.draft.member(on: ExternalID.wecom, user) { return member }
    return batch.draft.operatorByUser[user].flatMap { batch.draft.staffByOperator[$0] }
  }

  // MARK: Group and memberships

  private func describe(
    _ group: ID<Group>, by list: WeComBatch.ListedChat,
    _ members: [ID<Member>: ID<Membership>], in batch: inout Batch
  ) {
    let chat = list.chat
    let aside = Origin(file: list.file, part: .aside)
    let owner = chat.owner.flatMap { $0.isEmpty ? nil : batch.draft.colleague($0, for: aside) }
    // Who looks after a group is decided here; only a new owner in WeCom changes it.
    let ownerMember = owner.flatMap { batch.draft.staffByOperator[$0] }
    let isOwnerNew = ownerMember.map { member in
      guard let held = members[member].flatMap({ batch.draft.memberships[$0] }) else { return true }
      return held.role != .owner
    }
    batch.draft.groups.edit(group, for: aside) { row in
      if let name = chat.name, !name.isEmpty { row.name = ImportText.line(name, 200) }
      if let notice = chat.notice {
        row.more[Group.notice.key] = ImportText.value(ImportText.prose(notice, 2000))
      }
      if let created = chat.createTime { row.createdAt = Instant(seconds: created) }
      if let owner, row.owner == nil || isOwnerNew == true { row.owner = owner }
    }
  }

  private func place(
    _ listed: [Listed], of list: WeComBatch.ListedChat, _ age: Age, in group: ID<Group>,
    among members: inout [ID<Member>: ID<Membership>], _ batch: inout Batch
  ) {
    let row = Origin(file: list.file, part: .row)
    let absence = Origin(file: list.file, part: .absence)
    let after = batch.draft.groups[group]?.more[Group.listNewestJoin.key].instant
    for entry in listed {
      if let standing = members[entry.member],
        let held = batch.draft.memberships[standing]
      {
        let isSameStay = held.joinedAt.map { $0 == entry.person.joined } ?? true
        if isSameStay || age == .same {
          batch.draft.memberships.edit(standing, for: row) { Self.fill(&$0, entry) }
          continue
        }
        // Left and came back between the two lists.
        end(standing, after: after, for: absence, in: &batch)
      }
      // The same list again tells nothing new of who has been taken out here since.
      guard age == .newer else { continue }
      members[entry.member] = batch.draft.memberships.make(&batch.draft.mint, for: row) {
        $0.group = group
        $0.member = entry.member
        Self.fill(&$0, entry)
      }
    }
    guard age == .newer else { return }
    let present = Set(listed.map(\.member))
    for (member, standing) in members.sorted(by: { $0.value < $1.value })
    where !present.contains(member) {
      end(standing, after: after, for: absence, in: &batch)
      members[member] = nil
    }
    remember(list.chat, in: group, for: Origin(file: list.file, part: .aside), &batch)
  }

  /// Ends a stay somewhere between the last list and this one.
  private func end(
    _ membership: ID<Membership>, after: Instant?, for origin: Origin, in batch: inout Batch
  ) {
    let until = batch.options.taken ?? batch.moment.now
    batch.draft.memberships.edit(membership, for: origin) { row in
      let joined = row.joinedAt ?? until
      row.status = .left
      row.more[Membership.left.key] = .record([
        after.map { max($0, joined) }.fieldValue, max(until, joined, after ?? joined).fieldValue,
      ])
    }
  }

  private static func fill(_ row: inout Membership, _ entry: Listed) {
    row.status = .active
    row.joinedAt = entry.person.joined ?? row.joinedAt
    row.nickname = ImportText.line(entry.person.nickname ?? "", 200)
    // KOC is a role given here; WeCom knows owners and admins.
    if !(row.role == .koc && entry.role == .member) { row.role = entry.role }
    switch entry.person.joinScene {
    case 1: row.scene = .invite
    case 2: row.scene = .link
    case 3: row.scene = .qr
    default: break
    }
  }

  private func remember(
    _ chat: WeComChat, in group: ID<Group>, for origin: Origin, _ batch: inout Batch
  ) {
    batch.draft.groups.edit(group, for: origin) { row in
      var versions = row.more[Group.listVersion.key].list
      versions.removeAll { $0 == .text(chat.stamp) }
      versions.append(.text(chat.stamp))
      // A year of daily lists is enough to tell an old one.
      row.more[Group.listVersion.key] = .list(versions.suffix(400))
      row.more[Group.listNewestJoin.key] = .instant(Instant(seconds: chat.newestJoin))
    }
  }

  private static func standing(
    _ group: ID<Group>, in batch: Batch
  ) -> [ID<Member>: ID<Membership>] {
    var standing: [ID<Member>: ID<Membership>] = [:]
    for row in batch.community.memberships(in: group)
    where row.status == .active || row.status == .pending {
      standing[row.member] = row.id
    }
    return standing
  }
}

extension WeComChat.Person {
  /// When the person joined.
  var joined: Instant? { joinTime.flatMap { $0 > 0 ? Instant(seconds: $0) : nil } }
}

extension WeComChat {
  /// The newest join, in seconds since 1970: the list cannot have been taken before.
  var newestJoin: Int64 { people.compactMap { $0.value?.joinTime }.max() ?? 0 }

  /// The list's version; for a response without one, a digest of who is in it since when.
  var stamp: String {
    if let version, !version.isEmpty { return String(version.prefix(100)) }
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for line in people.compactMap({ $0.value.map { "\($0.userid) \($0.joinTime ?? 0)" } }).sorted()
    {
      for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return "digest-" + String(digest, radix: 16)
  }
}
