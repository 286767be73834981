import CommunityModel
import EastAsia

/// An account as a key.
struct AccountKey: Hashable {
  let platform: String
  let id: String
}

/// The community as a batch would leave it, with what is needed to find rows by their names outside.
struct Draft {
  var operators: Sheet<Operator>
  var tags: Sheet<Tag>
  var groups: Sheet<Group>
  var members: Sheet<Member>
  var memberships: Sheet<Membership>
  var orders: Sheet<Order>
  var requests: Sheet<Request>
  var content: Sheet<ContentItem>
  var mint: IDMint

  private(set) var operatorByUser: [String: ID<Operator>] = [:]
  private(set) var staffByOperator: [ID<Operator>: ID<Member>] = [:]
  private(set) var memberByAccount: [AccountKey: ID<Member>] = [:]
  private(set) var tagByExternal: [String: ID<Tag>] = [:]
  private var tagByName: [String: ID<Tag>] = [:]
  private var operatorByName: [String: ID<Operator>] = [:]
  private(set) var groupByChat: [String: ID<Group>] = [:]
  /// Members by unmasked phone; nil where two members share it, so that it tells nobody apart.
  private var memberByPhone: [String: ID<Member>?] = [:]
  private var memberByEmail: [String: ID<Member>?] = [:]

  init(_ community: Community, mint: IDMint) {
    operators = Sheet(community.operators)
    tags = Sheet(community.tags)
    groups = Sheet(community.groups)
    members = Sheet(community.members)
    memberships = Sheet(community.memberships)
    orders = Sheet(community.orders)
    requests = Sheet(community.requests)
    content = Sheet(community.content)
    self.mint = mint
    for row in community.operators where !row.name.isEmpty { operatorByName[row.name] = row.id }
    for row in community.tags where !row.name.isEmpty { tagByName[row.name] = row.id }
    for row in community.operators where !row.userID.isEmpty { operatorByUser[row.userID] = row.id }
    for row in community.tags where !row.externalID.isEmpty {
      tagByExternal[row.externalID] = row.id
    }
    for row in community.groups where !row.chatID.isEmpty { groupByChat[row.chatID] = row.id }
    for row in community.members { index(row) }
  }

  // MARK: Finding

  /// The member behind an account.
  func member(on platform: String, _ id: String) -> ID<Member>? {
    memberByAccount[AccountKey(platform: platform, id: id)]
  }

  /// The only member with a phone number; a masked one is nobody's.
  func member(phone cell: String) -> ID<Member>? {
    guard let digits = PhoneReading(cell).identity else { return nil }
    return memberByPhone[digits] ?? nil
  }

  /// Whether no member has the phone number yet.
  func isFree(phone cell: String) -> Bool {
    guard let digits = PhoneReading(cell).identity else { return false }
    return memberByPhone[digits] == nil
  }

  /// Whether no member has the e-mail address yet.
  func isFree(email cell: String) -> Bool { memberByEmail[Folding.key(cell)] == nil }

  /// The only member with an e-mail address.
  func member(email cell: String) -> ID<Member>? {
    guard cell.contains("@"), !Masking.isMasked(cell) else { return nil }
    return memberByEmail[Folding.key(cell)] ?? nil
  }

  /// The colleague of a name; a name alone makes nobody, since an account comes with the user list.
  func colleague(named name: String) -> ID<Operator>? {
    guard !name.isEmpty else { return nil }
    return operatorByName[name] ?? operators.rows.first { $0.name == name }?.id
  }

  // MARK: Making what is referred to

  /// The colleague of a WeCom userid, made where nobody knows the account yet.
  mutating func colleague(_ userID: String, for origin: Origin) -> ID<Operator> {
    if let known = operatorByUser[userID] { return known }
    let id = operators.make(&mint, for: origin) { $0.userID = ImportText.line(userID, 200) }
    operatorByUser[userID] = id
    return id
  }

  /// The member that stands for a colleague in groups.
  mutating func staff(_ colleague: ID<Operator>, for origin: Origin) -> ID<Member> {
    let name = operators[colleague]?.displayName ?? ""
    if let known = staffByOperator[colleague] {
      members.edit(known, for: origin) {
        $0.isStaff = true
        if !name.isEmpty { $0.name = ImportText.line(name, 40) }
      }
      return known
    }
    let id = members.make(&mint, for: origin) {
      $0.name = ImportText.line(name, 40)
      $0.isStaff = true
      $0.colleague = colleague
    }
    staffByOperator[colleague] = id
    return id
  }

  /// The tag of a WeCom tag id; until a tag list names it, its id is its name.
  mutating func tag(_ externalID: String, for origin: Origin) -> ID<Tag> {
    if let known = tagByExternal[externalID] { return known }
    let id = tags.make(&mint, for: origin) {
      $0.name = ImportText.line(externalID, 200)
      $0.source = .wecom
      $0.externalID = ImportText.line(externalID, 200)
    }
    tagByExternal[externalID] = id
    return id
  }

  /// The tag of a name.
  mutating func tag(named name: String, for origin: Origin) -> ID<Tag> {
    if let known = tagByName[name] { return known }
    // The same batch may have named it.
    if let known = tags.rows.first(where: { $0.name == name }) { return known.id }
    let id = tags.make(&mint, for: origin) {
      $0.name = name
      $0.source = .import
    }
    tagByName[name] = id
    return id
  }

  /// The group of a WeCom chat id; a group that was drafted here under the same name becomes it.
  mutating func group(_ chatID: String, named name: String?, for origin: Origin) -> ID<Group> {
    if let known = groupByChat[chatID] { return known }
    let drafted = groups.rows.filter {
      $0.chatID.isEmpty && $0.status == .draft && !$0.name.isEmpty && $0.name == name
    }
    if let draft = drafted.first, drafted.count == 1 {
      groups.edit(draft.id, for: origin) {
        $0.chatID = ImportText.line(chatID, 200)
        $0.status = .active
      }
      groupByChat[chatID] = draft.id
      return draft.id
    }
    let id = groups.make(&mint, for: origin) { $0.chatID = ImportText.line(chatID, 200) }
    groupByChat[chatID] = id
    return id
  }

  /// A new member, found from now on by accounts, phone and e-mail.
  mutating func makeMember(for origin: Origin, _ fill: (inout Member) -> Void) -> ID<Member> {
    let id = members.make(&mint, for: origin, fill)
    if let row = members[id] { index(row) }
    return id
  }

  /// Changes a member and keeps the ways to find it.
  mutating func editMember(
    _ id: ID<Member>, for origin: Origin, _ change: (inout Member) -> Void
  ) {
    members.edit(id, for: origin, change)
    if let row = members[id] { index(row) }
  }

  private mutating func index(_ row: Member) {
    for account in row.accounts {
      memberByAccount[AccountKey(platform: account.platform, id: account.id)] = row.id
    }
    if let colleague = row.colleague { staffByOperator[colleague] = row.id }
    if !row.phone.isEmpty, let digits = PhoneReading(row.phone).identity {
      Self.note(row.id, under: digits, in: &memberByPhone)
    }
    if let email = row.more[Member.email.key].text, !Masking.isMasked(email) {
      Self.note(row.id, under: Folding.key(email), in: &memberByEmail)
    }
  }

  private static func note(
    _ id: ID<Member>, under key: String, in index: inout [String: ID<Member>?]
  ) {
    if let known = index[key], known != id {
      index[key] = .some(nil)
    } else {
      index[key] = id
    }
  }

  // MARK: The result

  /// New rows first, so that whatever refers to them finds them.
  var changes: [Change] {
    operators.insertions + tags.insertions + groups.insertions + members.insertions
      + memberships.insertions + orders.insertions + operators.edits + tags.edits + groups.edits
      + members.edits + memberships.edits + orders.edits + requests.edits + content.edits
  }
}
