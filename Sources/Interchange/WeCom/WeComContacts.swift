import CommunityModel
import EastAsia
import Wording

/// The contacts of a batch, made into members person by person whatever files their entries came in.
struct WeComContacts {
  let entries: [WeComBatch.Entry]

  /// Makes or changes the member of every contact.
  func fill(_ batch: inout Batch) {
    var byPerson: [String: [WeComBatch.Entry]] = [:]
    var order: [String] = []
    for entry in entries {
      if byPerson[entry.person.id] == nil { order.append(entry.person.id) }
      byPerson[entry.person.id, default: []].append(entry)
    }
    for person in order {
      // The first colleague to add the contact comes first: owner and source are theirs.
      let followers = (byPerson[person] ?? []).sorted {
        ($0.follow.createTime ?? .max, $0.follow.userid)
          < ($1.follow.createTime ?? .max, $1.follow.userid)
      }
      fill(followers, in: &batch)
    }
  }

  private func fill(_ followers: [WeComBatch.Entry], in batch: inout Batch) {
    guard let first = followers.first else { return }
    let origin = Origin(file: first.file, part: .row)
    let aside = Origin(file: first.file, part: .aside)
    let colleagues = followers.map { batch.draft.colleague($0.follow.userid, for: aside) }
    let tags = Set(followers.flatMap(\.follow.allTagIDs)).sorted().map {
      batch.draft.tag($0, for: aside)
    }
    let member = WeComPeople.member(
      first.person.id, union: first.person.unionid, for: origin, in: &batch)
    let owner = batch.draft.members[member]?.owner
    // Tags are each follower's own; only with the owner's entry at hand can one be missing.
    let isWhole = owner.map(colleagues.contains) ?? true
    let added = followers.compactMap(\.follow.createTime).min().map { Instant(seconds: $0) }
    let name = followers.compactMap(\.person.name).first { !$0.isEmpty } ?? ""
    let remark = followers.compactMap(\.follow.remark).first { !$0.isEmpty } ?? ""
    let mobiles = followers.flatMap { $0.follow.mobiles ?? [] }.filter { !$0.isEmpty }
    batch.draft.editMember(member, for: origin) { row in
      if !name.isEmpty { row.name = ImportText.line(name, 40) }
      if !remark.isEmpty { row.more[Member.remark.key] = .text(ImportText.line(remark, 40)) }
      if let gender = Self.gender(first.person.gender) { row.gender = gender }
      row.owner = row.owner ?? colleagues.first
      // A number somebody entered here stands; WeCom's fills the gap.
      if row.phone.isEmpty, let mobile = mobiles.first {
        row.phone = PhoneReading(mobile).identity ?? ImportText.line(mobile, 40)
      }
      row.befriend(first.person.id, at: added)
      row.tag(tags, replacing: isWhole)
      if row.more[Member.source.key].isNone {
        row.more[Member.source.key] = .record([
          ImportText.value(Self.way(first.follow.addWay)),
          ImportText.value(ImportText.line(first.follow.state ?? "", 100)), added.fieldValue,
        ])
      }
    }
  }

  private static func gender(_ code: Int?) -> Gender? {
    switch code {
    case 1: .male
    case 2: .female
    default: nil
    }
  }

  /// WeCom's numbers for how a contact was added.
  private static func way(_ code: Int?) -> String {
    switch code {
    case 1: "qr"
    case 2: "phoneSearch"
    case 3: "card"
    case 4: "group"
    case 5: "phoneBook"
    case 6: "wechatContact"
    case 7: "wechatRequest"
    case 8: "thirdParty"
    case 9: "emailSearch"
    case 10: "videoChannel"
    case 11: "calendar"
    case 12: "meeting"
    case 13: "document"
    case 14: "kefu"
    case 15: "shop"
    case 16: "acquisitionLink"
    case 201: "shared"
    case 202: "assigned"
    default: "unknown"
    }
  }
}

/// The people behind WeCom's external ids.
enum WeComPeople {
  /// The member of an external id: known by it, or by a union id no other WeCom contact has, or new.
  static func member(
    _ id: String, union: String?, for origin: Origin, in batch: inout Batch
  ) -> ID<Member> {
    if let known = batch.draft.member(on: ExternalID.wecom, id) {
      join(known, union, for: origin, in: &batch)
      return known
    }
    let account = ExternalID(platform: ExternalID.wecom, id: id)
    if let union, !union.isEmpty, let known = batch.draft.member(on: ExternalID.union, union) {
      let isFree = batch.draft.members[known]?.account(on: ExternalID.wecom) == nil
      if isFree {
        batch.draft.editMember(known, for: origin) { $0.put(account) }
        return known
      }
    }
    let made = batch.draft.makeMember(for: origin) { $0.put(account) }
    join(made, union, for: origin, in: &batch)
    return made
  }

  /// Notes a union id with its member, unless it is another member's.
  private static func join(
    _ member: ID<Member>, _ union: String?, for origin: Origin, in batch: inout Batch
  ) {
    guard let union, !union.isEmpty,
      batch.draft.member(on: ExternalID.union, union) == nil
    else { return }
    batch.draft.editMember(member, for: origin) {
      $0.put(ExternalID(platform: ExternalID.union, id: union))
    }
  }
}

extension Member {
  /// Puts an account in its place among the others, instead of an earlier one with the same id.
  mutating func put(_ account: ExternalID) {
    accounts.removeAll { $0.platform == account.platform && $0.id == account.id }
    let place = accounts.firstIndex { account.fieldValue < $0.fieldValue } ?? accounts.endIndex
    accounts.insert(account, at: place)
  }

  /// Notes since when the person is a friend; an earlier day that is known stands.
  fileprivate mutating func befriend(_ id: String, at added: Instant?) {
    let known = accounts.first { $0.platform == ExternalID.wecom && $0.id == id }?.addedAt
    let earliest = [known, added].compactMap { $0 }.min()
    put(ExternalID(platform: ExternalID.wecom, id: id, addedAt: earliest))
  }

  /// Puts WeCom's tags on, and takes off those that WeCom no longer has where the list is whole.
  fileprivate mutating func tag(_ listed: [ID<Tag>], replacing isWhole: Bool) {
    if isWhole { tags.removeAll { $0.source == .wecom && !listed.contains($0.tag) } }
    for tag in listed where !tags.contains(where: { $0.tag == tag && $0.source == .wecom }) {
      tags.append(TagAssignment(tag: tag, source: .wecom))
    }
    tags.sort { $0.fieldValue < $1.fieldValue }
  }
}
