/// An account of a person on a platform; unique over all members.
public struct ExternalID: FieldStorable, Hashable {
  /// `wecom`, `wechatUnion`, or the key of a sales channel such as `youzan`.
  public var platform: String
  /// The platform's own id.
  public var id: String
  /// When the account became known: for WeCom, when the person was added as a friend.
  public var addedAt: Instant?

  /// An account on a platform.
  public init(platform: String, id: String, addedAt: Instant? = nil) {
    self.platform = platform
    self.id = id
    self.addedAt = addedAt
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("platform", .text(limit: 40)), FieldPart("id", .text(limit: 200)),
    FieldPart("addedAt", .instant),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.text(platform), .text(id), addedAt.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let platform = parts[0].text,
      let id = parts[1].text, let addedAt = Instant?(fieldValue: parts[2])
    else { return nil }
    self.init(platform: platform, id: id, addedAt: addedAt)
  }

  /// The platform of WeCom external contacts.
  public static let wecom = "wecom"
  /// The platform of WeChat union ids.
  public static let union = "wechatUnion"
}
