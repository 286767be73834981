import CommunityModel
import EastAsia
import Wording

/// What a list of members says of one person's talk in a group.
struct ListedTalk {
  let group: String
  let user: String
  let union: String
  let last: String
  /// The line or place in the list.
  let place: Int
}

/// Finds out whose talk it is, and puts it down: counts by day, and the last message of each membership.
///
/// A history that was taken in before says the same again: of two counts of one day the larger stands.
struct TalkMatching {
  private var stays: [ID<Group>: [ID<Member>: ID<Membership>]] = [:]
  private var unmatched: [Int: Int] = [:]

  init(_ community: Community) {
    for row in community.memberships where row.status == .active {
      stays[row.group, default: [:]][row.member] = row.id
    }
  }

  // MARK: Chat histories

  /// Puts down what a chat history comes to.
  mutating func settle(_ count: TalkCount, into batch: inout Batch) {
    let file = count.file
    let group = group(named: count.stem, in: batch)
    guard let group else {
      batch.reports[file].rows += count.days.count
      batch.reports[file].skipped += count.days.count
      batch.notes.append(
        Localized(
          "\(batch.reports[file].file)：文件名要是群名或群号，才知道是哪个群的发言，没有导入",
          "\(batch.reports[file].file): name the file after its group, by name or code, to say whose talk it is; left aside"
        ))
      return
    }
    let names = self.names(in: group, batch)
    var (messages, strangers) = (Int64(0), Set<TalkSender>())
    let ordered = count.days.sorted { left, right in
      (left.key.day, left.key.sender.account, left.key.sender.nickname)
        < (right.key.day, right.key.sender.account, right.key.sender.nickname)
    }
    for (key, said) in ordered {
      batch.reports[file].rows += 1
      guard let member = member(key.sender, names, batch) else {
        strangers.insert(key.sender)
        batch.reports[file].skipped += 1
        continue
      }
      messages += said.messages
      put(said, member, group, key.day, file, &batch)
    }
    batch.notes.append(
      Localized(
        "只数了 \(messages) 条发言的时间和人，内容没有读进来",
        "Counted \(messages) messages by time and sender; what they say was not taken in"))
    guard !strangers.isEmpty else { return }
    let some = strangers.map { $0.nickname.isEmpty ? $0.remark : $0.nickname }.sorted().prefix(3)
      .joined(separator: "、")
    batch.notes.append(
      Localized(
        "\(strangers.count) 位发言人对不上成员（\(some)…）",
        "\(strangers.count) senders match no member (\(some)…)"
      ))
  }

  private mutating func put(
    _ said: TalkCount.Said, _ member: ID<Member>, _ group: ID<Group>, _ day: Day, _ file: Int,
    _ batch: inout Batch
  ) {
    guard let stay = stays[group]?[member] else {
      batch.reports[file].skipped += 1
      return
    }
    let origin = Origin(file: file, part: .row)
    batch.draft.memberships.edit(stay, for: origin) { row in
      var days = row.talkDays
      if let known = days.firstIndex(where: { $0.day == day }) {
        days[known].count = max(days[known].count, said.messages)
      } else {
        days.append(TalkDay(day, said.messages))
      }
      row.more["talk"] = .list(days.map(\.fieldValue).sorted())
    }
    touch(stay, said.last, origin, &batch)
    cover(group, until: said.last, file, &batch)
  }

  private func touch(
    _ stay: ID<Membership>, _ at: Instant, _ origin: Origin, _ batch: inout Batch
  ) {
    batch.draft.memberships.edit(stay, for: origin) { row in
      if row.lastTalkAt.map({ $0.milliseconds < at.milliseconds }) ?? true {
        row.more["lastTalk"] = .instant(at)
      }
    }
  }

  /// Notes up to when it is known who talked in a group.
  private func cover(_ group: ID<Group>, until at: Instant, _ file: Int, _ batch: inout Batch) {
    batch.draft.groups.edit(group, for: Origin(file: file, part: .aside)) { row in
      if row.talkKnownUntil.map({ $0.milliseconds < at.milliseconds }) ?? true {
        row.more["talkAsOf"] = .instant(at)
      }
    }
  }

  // MARK: Lists of members

  /// Puts down what a list says of one person.
  mutating func take(_ listed: ListedTalk, of file: Int, into batch: inout Batch) {
    batch.reports[file].rows += 1
    let member =
      batch.draft.member(on: ExternalID.wecom, listed.user)
      ?? (listed.union.isEmpty ? nil : batch.draft.member(on: ExternalID.union, listed.union))
    guard let member, let group = batch.draft.groupByChat[listed.group],
      let stay = stays[group]?[member]
    else {
      batch.reports[file].skipped += 1
      unmatched[file, default: 0] += 1
      return
    }
    let origin = Origin(file: file, part: .row)
    // 0 and blanks stand for somebody who never said anything.
    guard !listed.last.isEmpty, listed.last != "0" else { return }
    guard let moment = MomentReading(listed.last) else {
      batch.refuse(
        file, line: listed.place, Localized("最近发言时间看不懂", "the last message's time cannot be read"))
      return
    }
    let zone = batch.moment.zone
    let day = Day(number: Int32(clamping: moment.day))
    let offset =
      moment.offset ?? Int(zone.offset(at: zone.instant(day, second: moment.secondOfDay ?? 0)))
    let at = Instant(seconds: Int64(moment.secondsSince1970(offset: offset)))
    touch(stay, at, origin, &batch)
    cover(group, until: at, file, &batch)
  }

  /// Says how many people of each list are not known.
  func note(in batch: inout Batch) {
    for (file, count) in unmatched.sorted(by: { $0.key < $1.key }) {
      batch.notes.append(
        Localized(
          "\(batch.reports[file].file)：\(count) 人不在已知的群里，先导入客户群",
          "\(batch.reports[file].file): \(count) people are in no known group; import the groups first"
        ))
    }
  }

  // MARK: Finding

  private func group(named stem: String, in batch: Batch) -> ID<Group>? {
    let key = Folding.key(stem)
    let found = batch.draft.groups.rows.filter {
      Folding.key($0.name) == key || (!$0.code.isEmpty && Folding.key($0.code) == key)
        || (!$0.chatID.isEmpty && $0.chatID == stem)
    }
    return found.count == 1 ? found[0].id : nil
  }

  /// Members by what they are called; nil for a name that two bear.
  private typealias Names = [String: ID<Member>?]

  private func names(in group: ID<Group>, _ batch: Batch) -> Names {
    var names: Names = [:]
    for (member, stay) in stays[group] ?? [:] {
      guard let row = batch.draft.members[member] else { continue }
      let nickname = batch.draft.memberships[stay]?.nickname ?? ""
      note(row, [nickname], in: &names)
    }
    return names
  }

  private func note(_ row: Member, _ more: [String], in names: inout Names) {
    for name in Set([row.name, row.more["remark"].text ?? ""] + more) where !name.isEmpty {
      let key = Folding.key(name)
      if let other = names[key], other != row.id {
        names[key] = .some(nil)
      } else {
        names[key] = row.id
      }
    }
  }

  private func member(_ sender: TalkSender, _ names: Names, _ batch: Batch) -> ID<Member>? {
    for platform in ["wechat", ExternalID.wecom, ExternalID.union] {
      if let known = batch.draft.member(on: platform, sender.account) { return known }
    }
    for name in [sender.remark, sender.nickname] where !name.isEmpty {
      if let found = names[Folding.key(name)] ?? nil { return found }
    }
    return nil
  }
}
