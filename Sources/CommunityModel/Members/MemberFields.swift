import Wording

extension Member {
  /// The remark name a colleague gave the contact.
  public static let remark = Field<Member>.sparse(
    "remark", Localized("备注名", "Remark name"), .text(limit: 40), aliases: ["备注"],
    headers: ["客户备注", "团员备注"], privacy: .nickname)
  /// The real name.
  public static let realName = Field<Member>.sparse(
    "realName", Localized("姓名", "Real name"), .text(limit: 40), headers: ["姓名", "客户姓名"],
    privacy: .realName)
  /// The e-mail address.
  public static let email = Field<Member>.sparse(
    "email", Localized("邮箱", "E-mail"), .text(limit: 200), headers: ["邮箱"], privacy: .email)
  /// The province.
  public static let province = Field<Member>.sparse(
    "province", Localized("省份", "Province"), .text(limit: 40), headers: ["收货人省份"])
  /// The street address.
  public static let address = Field<Member>.sparse(
    "address", Localized("地址", "Address"), .text(limit: 200),
    headers: ["详细收货地址/提货地址", "详细地址", "收货地址"], privacy: .address)
  /// Calendar (solar or lunar), month, day, leap month, year of the birthday.
  public static let birthday = Field<Member>.sparse(
    "birthday", Localized("生日", "Birthday"),
    .record([
      FieldPart("calendar", .text(limit: 5)), FieldPart("month", .integer),
      FieldPart("day", .integer), FieldPart("leap", .flag), FieldPart("year", .integer),
    ]), aliases: ["bday"], headers: ["生日"], privacy: .birthday)
  /// How the person came: way, channel, when.
  public static let source = Field<Member>.sparse(
    "source", Localized("来源", "Source"),
    .record([
      FieldPart("way", .text(limit: 40)), FieldPart("channel", .text(limit: 100)),
      FieldPart("at", .instant),
    ]), aliases: ["渠道来源"])
  /// The last time a colleague got in touch, and who.
  public static let lastContact = Field<Member>.sparse(
    "contacted", Localized("末联", "Last contact"),
    .record([FieldPart("at", .instant), FieldPart("by", .reference("operators"))]))
  /// Marketing consent: granted or denied; unknown is nothing recorded.
  public static let consent = Field<Member>.sparse(
    "consent", Localized("营销授权", "Marketing consent"),
    .closed(
      ClosedChoices([
        .init("granted", Localized("有", "Granted")), .init("denied", Localized("拒绝", "Denied")),
      ])), aliases: ["授权"])
  /// Do not contact: since when, until when, why.
  public static let doNotContact = Field<Member>.sparse(
    "dnc", Localized("勿扰", "Do not contact"),
    .record([
      FieldPart("since", .day), FieldPart("until", .day), FieldPart("reason", .text(limit: 200)),
    ]), aliases: ["免打扰"])
  /// On the blacklist: since when and why.
  public static let blacklist = Field<Member>.sparse(
    "blacklist", Localized("黑名单", "Blacklist"),
    .record([FieldPart("since", .day), FieldPart("reason", .text(limit: 200))]))
  /// A core member by decision, whatever the rules say.
  public static let core = Field<Member>.sparse(
    "core", Localized("核心", "Core"), .flag, aliases: ["核心用户"])
  /// A stage set by hand until a day.
  public static let stageOverride = Field<Member>.sparse(
    "stageOverride", Localized("手动定阶段", "Stage by hand"),
    .record([FieldPart("stage", Stage.kind), FieldPart("until", .day)]))
}

extension Member {
  /// Whether the person is on the blacklist.
  public var isBlacklisted: Bool { !more[Member.blacklist.key].isNone }

  /// Whether the person must not be contacted on a day.
  public func isLeftAlone(on day: Day) -> Bool {
    guard let parts = more[Member.doNotContact.key].record else { return false }
    return parts.count > 1 && parts[1].day.map { $0 >= day } ?? true
  }
}
