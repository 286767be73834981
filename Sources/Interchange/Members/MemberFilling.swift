import CommunityModel

/// Puts one person of a table into the draft: known ones by account, phone or e-mail, others as new members.
struct MemberFilling {
  let file: Int
  let reading: MemberReading

  /// Makes or changes the member.
  func fill(_ batch: inout Batch) {
    let origin = Origin(file: file, part: .row)
    let aside = Origin(file: file, part: .aside)
    let member = member(in: batch) ?? batch.draft.makeMember(for: origin) { _ in }
    let tags = reading.tags.map { batch.draft.tag(named: $0, for: aside) }
    let owner = batch.draft.colleague(named: reading.owner)
    let free = reading.accounts.filter { account in
      let holder = batch.draft.member(on: account.platform, account.id)
      return holder == nil || holder == member
    }
    let today = batch.moment.today
    let ownsPhone = batch.draft.isFree(phone: reading.phone.identity ?? "")
    batch.draft.editMember(member, for: origin) { row in
      fillName(&row)
      for account in free { row.join(account) }
      if row.phone.isEmpty, ownsPhone { row.phone = reading.phone.identity ?? "" }
      row.gender = reading.gender ?? row.gender
      if row.city.isEmpty { row.city = reading.city }
      row.owner = row.owner ?? owner
      fillDetails(&row)
      if reading.isBlacklisted, row.more[Member.blacklist.key].isNone {
        row.more[Member.blacklist.key] = .record([today.fieldValue, .none])
      }
      for tag in tags where !row.tags.contains(where: { $0.tag == tag }) {
        row.tags.append(TagAssignment(tag: tag, source: .import))
      }
      row.tags.sort { $0.fieldValue < $1.fieldValue }
    }
  }

  private func member(in batch: Batch) -> ID<Member>? {
    for account in reading.accounts {
      if let known = batch.draft.member(on: account.platform, account.id) { return known }
    }
    return batch.draft.member(phone: reading.phone.identity ?? "")
      ?? (reading.hasEmail ? batch.draft.member(email: reading.email) : nil)
  }

  /// A contact's name is WeCom's; a shop's name fills the gap.
  private func fillName(_ row: inout Member) {
    let isContact = row.account(on: ExternalID.wecom) != nil
    let isFromWeCom = reading.source == .linkwechat || reading.source == .openscrm
    guard !reading.name.isEmpty, row.name.isEmpty || !isContact || isFromWeCom else { return }
    row.name = reading.name
  }

  /// What is recorded stands; a table fills in what is missing.
  private func fillDetails(_ row: inout Member) {
    if reading.hasEmail { row.fill(Member.email.key, reading.email) }
    row.fill(Member.realName.key, reading.realName)
    row.fill(Member.remark.key, reading.remark)
    row.fill(Member.province.key, reading.province)
    row.fill(Member.address.key, reading.address)
    if let birthday = reading.birthday, row.more[Member.birthday.key].isNone {
      row.more[Member.birthday.key] = birthday.fieldValue
    }
    // Level and points are the shop's own: its newest table is right.
    let shop = FieldValue.text(reading.source.shop)
    if !reading.shopLevel.isEmpty {
      row.more[Member.shopLevel.key] = .record([.text(reading.shopLevel), shop])
    }
    if let points = reading.shopPoints {
      row.more[Member.shopPoints.key] = .record([.int(points), shop])
    }
    if !reading.way.isEmpty, row.more[Member.source.key].isNone {
      row.more[Member.source.key] = .record([
        .text(reading.way), .none, reading.addedAt.fieldValue,
      ])
    }
  }
}

extension Member {
  fileprivate mutating func fill(_ key: String, _ text: String) {
    if !text.isEmpty, more[key].isNone { more[key] = .text(text) }
  }

  /// Adds an account; an earlier time at which it became known stands.
  fileprivate mutating func join(_ account: ExternalID) {
    let known = accounts.first { $0.platform == account.platform && $0.id == account.id }
    let earliest = [known?.addedAt, account.addedAt].compactMap { $0 }.min()
    put(ExternalID(platform: account.platform, id: account.id, addedAt: earliest))
  }
}
