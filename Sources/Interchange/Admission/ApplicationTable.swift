import CommunityModel
import Wording

/// What a column of a table of applications can hold.
enum ApplicationColumn: Int, TableColumn {
  /// The group that somebody wants to join, by code or name.
  case group
  case name, phone, email
  /// The WeCom external id.
  case wecomId
  /// What the person scored in the quiz.
  case quiz
  /// Who invited the person: a phone number, an account, or a name that one member has.
  case inviter
  /// When the person asked.
  case appliedAt

  static let match = HeaderMatch<ApplicationColumn>([
    (.group, ["申请群", "申请入群", "想进的群", "申请的群", "apply group", "group applied for"]),
    (.name, ["姓名", "昵称", "客户昵称", "name", "nickname"]),
    (.phone, ["手机号", "手机", "电话", "客户手机号", "phone", "phone_number"]),
    (.email, ["邮箱", "email", "e-mail"]),
    (.wecomId, ["external_userid", "外部联系人ID", "企微客户ID"]),
    (.quiz, ["答题分", "得分", "分数", "score", "quiz"]),
    (.inviter, ["邀请人", "推荐人", "inviter", "referrer"]),
    (.appliedAt, ["申请时间", "提交时间", "applied at", "submitted at"]),
  ])
}

/// A table of people who ask to join groups, such as the answers of a form.
struct ApplicationTable {
  private let file: Int
  private var cells: ColumnTable<ApplicationColumn>
  /// The groups of a code or name; nil where several share it.
  private var groups: [String: ID<Group>?] = [:]
  /// The members of a name; nil where several share it.
  private var names: [String: ID<Member>?] = [:]
  private var stays: [Seat: [ID<Membership>]] = [:]

  private struct Seat: Hashable {
    let member: ID<Member>
    let group: ID<Group>
  }

  /// Recognises a table by its column of groups applied for, or where the person says so; nil for another.
  init?(
    _ name: String, _ table: CsvTable, _ encoding: TextEncoding, in batch: inout Batch
  ) throws(ImportError) {
    let isSaid = batch.options.kind == .applications
    let names = ApplicationColumn.match.columns(table.headings)
    guard isSaid || (batch.options.kind == nil && names[.group] != nil) else { return nil }
    cells = try ColumnTable(table, named: name, map: batch.options.map)
    let identities: [ApplicationColumn] = [.wecomId, .phone, .email]
    guard cells.has(.group), identities.contains(where: cells.has) else {
      throw .unrecognised(file: name, headings: table.headings)
    }
    file = batch.open(name, format: "applications", encoding: encoding)
  }

  /// Reads the table to its end.
  mutating func read(into batch: inout Batch) throws(ImportError) {
    let name = batch.reports[file].file
    var inside = 0
    look(through: batch)
    while try cells.next(of: name) {
      batch.reports[file].rows += 1
      let line = cells.table.line
      if let reason = take(&batch, &inside) {
        batch.refuse(file, line: line, reason, cells: cells.table.row)
      }
    }
    batch.reports[file].skipped += inside
    guard inside > 0 else { return }
    batch.notes.append(
      Localized(
        "\(name)：\(inside) 行的人已在群里或已经定过，没有再记",
        "\(name): \(inside) rows are of people who are in the group or were decided on already"))
  }

  /// Goes once through what is known, so that a row is found without another look at all of it.
  private mutating func look(through batch: Batch) {
    for group in batch.draft.groups.rows {
      for word in Set([group.code, group.name]) where !word.isEmpty {
        groups[word] = groups[word] == nil ? .some(group.id) : .some(nil)
      }
    }
    if cells.has(.inviter) {
      for member in batch.draft.members.rows where !member.name.isEmpty {
        names[member.name] = names[member.name] == nil ? .some(member.id) : .some(nil)
      }
    }
    for stay in batch.draft.memberships.rows
    where stay.status == .active || stay.status == .pending {
      stays[Seat(member: stay.member, group: stay.group), default: []].append(stay.id)
    }
  }

  /// Takes the current row in; a reason where it cannot be.
  private mutating func take(_ batch: inout Batch, _ inside: inout Int) -> Localized? {
    let wanted = cells[.group]
    guard let group = groups[wanted] ?? nil else {
      return Localized("没有群「\(wanted)」", "no group “\(wanted)”")
    }
    var score: Int64?
    if !cells[.quiz].isEmpty {
      guard let found = Int64(cells[.quiz]), (0...1000).contains(found) else {
        return Localized("答题分「\(cells[.quiz])」不是数", "the score “\(cells[.quiz])” is no number")
      }
      score = found
    }
    guard let member = applicant(&batch) else {
      return Localized("没有账号、完整手机号或邮箱", "no account, whole phone number or e-mail")
    }
    let row = Origin(file: file, part: .row)
    let seat = Seat(member: member, group: group)
    let stays = (stays[seat] ?? []).compactMap { batch.draft.memberships[$0] }
    if stays.contains(where: { $0.status == .active || $0.decision == .approved }) {
      inside += 1
      return nil
    }
    let inviter = self.inviter(batch)
    let at = applied(in: batch.moment.zone)
    if let waiting = stays.first(where: \.isAwaitingDecision) {
      batch.draft.memberships.edit(waiting.id, for: row) {
        if let score { $0.more[Membership.quizScore.key] = .int(score) }
        if let inviter, inviter != member { $0.inviter = inviter }
      }
      return nil
    }
    // The same answer read again is the application that was decided on.
    if let at, stays.contains(where: { $0.more[Membership.appliedAt.key] == .instant(at) }) {
      inside += 1
      return nil
    }
    let applied = at ?? batch.moment.now
    let made = batch.draft.memberships.make(&batch.draft.mint, for: row) {
      $0.group = group
      $0.member = member
      $0.status = .pending
      $0.scene = .import
      $0.inviter = inviter == member ? nil : inviter
      $0.more[Membership.appliedAt.key] = .instant(applied)
      $0.more[Membership.quizScore.key] = score.map { .int($0) } ?? .none
    }
    self.stays[seat, default: []].append(made)
    return nil
  }

  /// The member a row is about: known by account, phone or e-mail, or new; nil where nothing tells who.
  private func applicant(_ batch: inout Batch) -> ID<Member>? {
    let (account, phone, email) = (cells[.wecomId], cells[.phone], cells[.email])
    if !account.isEmpty, let known = batch.draft.member(on: ExternalID.wecom, account) {
      return known
    }
    if let known = batch.draft.member(phone: phone) { return known }
    if let known = batch.draft.member(email: email) { return known }
    let digits = PhoneReading(phone).identity
    guard !account.isEmpty || digits != nil else { return nil }
    let name = ImportText.line(cells[.name], 40)
    return batch.draft.makeMember(for: Origin(file: file, part: .aside)) { row in
      row.name = name
      if let digits { row.phone = digits }
      if !account.isEmpty {
        row.accounts = [
          ExternalID(platform: ExternalID.wecom, id: ImportText.line(account, 200))
        ]
      }
    }
  }

  /// When the row says the person asked; nil where it does not, or not readably.
  private func applied(in zone: Zone) -> Instant? {
    guard let reading = MomentReading(cells[.appliedAt]) else { return nil }
    if reading.offset != nil { return Instant(seconds: Int64(reading.secondsSince1970(offset: 0))) }
    return zone.instant(
      Day(number: Int32(truncatingIfNeeded: reading.day)), second: reading.secondOfDay ?? 0)
  }

  private func inviter(_ batch: Batch) -> ID<Member>? {
    let text = cells[.inviter]
    guard !text.isEmpty else { return nil }
    if let known = batch.draft.member(on: ExternalID.wecom, text) { return known }
    if let known = batch.draft.member(phone: text) { return known }
    return names[text] ?? nil
  }
}
