import CommunityModel
import EastAsia
import Wording

/// One person as a row of a table states them.
struct MemberReading {
  let source: MemberSource
  let name, realName, remark, email, province, city, address, way, owner: String
  let phone: PhoneReading
  let gender: Gender?
  /// The birthday, with its year where that is believable.
  let birthday: Birthday?
  /// The level that the shop keeps; empty where it names none.
  let shopLevel: String
  /// The points that the shop keeps; nil where it says nothing.
  let shopPoints: Int64?
  let addedAt: Instant?
  let isBlacklisted: Bool
  let tags: [String]
  let accounts: [ExternalID]

  /// Why a row is no person.
  struct Refusal: Error {
    let reason: Localized
  }

  /// Reads the current row of a table.
  init(
    _ cells: ColumnTable<MemberColumn>, source: MemberSource, zone: Zone
  ) throws(Refusal) {
    self.source = source
    let written = Self.name(cells)
    let real = ImportText.line(cells[.realName], 40)
    // Where a table has one name, that is what the person is called.
    name = written.isEmpty ? real : written
    realName = written.isEmpty ? "" : real
    remark = ImportText.line(cells[.remark], 40)
    email = ImportText.line(cells[.email], 200)
    province = ImportText.line(cells[.province], 40)
    city = ImportText.line(cells[.city], 200)
    address = ImportText.line(cells[.address], 200)
    way = ImportText.line(cells[.way], 40)
    owner = Self.pieces(cells[.owner]).first ?? ""
    phone = PhoneReading(cells[.phone])
    if phone == .scientific {
      throw Refusal(
        reason: Localized(
          "手机号被表格软件改成了 \(cells[.phone])", "the phone was rounded to \(cells[.phone])"))
    }
    gender = Gender.choices.named(cells[.gender]).flatMap { Gender(rawValue: $0.code) }
    birthday = Self.birthday(cells[.birthday])
    addedAt = MomentReading(cells[.addedAt])?.instant(in: zone)
    isBlacklisted = ["是", "true", "1", "yes"].contains(HeaderKey.key(cells[.blacklist]))
    shopLevel =
      [.paidLevel, .freeLevel].map { ImportText.line(cells[$0], 40) }
      .first { !$0.isEmpty && !["无", "-", "—", "none"].contains($0.lowercased()) } ?? ""
    shopPoints = Self.points(cells[.shopPoints])
    tags = Self.pieces(cells[.tags]).map { ImportText.line($0, 200) }
    accounts = Self.accounts(cells, source, addedAt)
  }

  /// Whether the row tells one person from all others: by an account, or by a phone or an e-mail that at most one has.
  func tellsWho(in draft: Draft) -> Bool {
    if !accounts.isEmpty { return true }
    if let phone = phone.identity, draft.isFree(phone: phone) || draft.member(phone: phone) != nil {
      return true
    }
    return hasEmail && (draft.isFree(email: email) || draft.member(email: email) != nil)
  }

  /// Whether the e-mail address is whole.
  var hasEmail: Bool { email.contains("@") && !Masking.isMasked(email) }

  private static func name(_ cells: ColumnTable<MemberColumn>) -> String {
    if !cells[.name].isEmpty { return ImportText.line(cells[.name], 40) }
    let parts = [cells[.firstName], cells[.lastName]].filter { !$0.isEmpty }
    return ImportText.line(parts.joined(separator: " "), 40)
  }

  private static func accounts(
    _ cells: ColumnTable<MemberColumn>, _ source: MemberSource, _ addedAt: Instant?
  ) -> [ExternalID] {
    var accounts: [ExternalID] = []
    func add(_ column: MemberColumn, _ platform: String, _ since: Instant? = nil) {
      let id = ImportText.line(cells[column], 200)
      guard !id.isEmpty, !Masking.isMasked(id) else { return }
      accounts.append(ExternalID(platform: platform, id: id, addedAt: since))
    }
    add(.wecomId, source == .chatwoot ? source.rawValue : ExternalID.wecom, addedAt)
    add(.unionId, ExternalID.union)
    add(.buyerId, source.rawValue)
    return accounts
  }

  private static func pieces(_ cell: String) -> [String] {
    cell.split { ",，、;；|".contains($0) }.map { piece in
      String(piece.drop(while: \.isWhitespace))
    }.filter { !$0.isEmpty }
  }

  /// Whole points, with or without separators; shops write 1,200 and 1200.00.
  private static func points(_ cell: String) -> Int64? {
    let text = Folding.narrowed(cell).filter { $0 != "," && !$0.isWhitespace }
    guard let number = Double(text), number.isFinite, abs(number) < 1e12 else { return nil }
    return Int64(number.rounded(.towardZero))
  }

  /// Reads a date, month and day alone, or a day of the lunar calendar.
  private static func birthday(_ cell: String) -> Birthday? {
    if ["农", "阴历", "lunar"].contains(where: { cell.lowercased().hasPrefix($0) }) {
      return Birthday.reading(cell)
    }
    if let reading = MomentReading(cell) {
      let (year, month, day) = Gregorian.civil(reading.day)
      // Systems write 1900 or 1970-01-01 for a birthday nobody has told them.
      if (year, month, day) == (1970, 1, 1) || (year, month, day) == (1900, 1, 1) { return nil }
      return Birthday(year: year > 1905 ? year : nil, month: month, day: day)
    }
    let numbers = Folding.narrowed(cell).split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 2, (1...12).contains(numbers[0]), !cell.contains("农历"),
      (1...Gregorian.length(ofMonth: numbers[0], year: 2000)).contains(numbers[1])
    else { return nil }
    return Birthday(month: numbers[0], day: numbers[1])
  }
}
