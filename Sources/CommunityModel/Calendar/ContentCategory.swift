public import Wording

/// What a post gives its readers; the mix of the three is planned.
public enum ContentCategory: String, ClosedSet {
  case value, benefit, interactive

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .value: Localized("价值", "Value")
    case .benefit: Localized("福利", "Benefit")
    case .interactive: Localized("互动", "Interactive")
    }
  }

  /// The sign that stands for it in cells.
  public var sign: String {
    switch self {
    case .value: "◆"
    case .benefit: "●"
    case .interactive: "○"
    }
  }
}

/// What a post is made of.
public enum ContentFormat: String, ClosedSet {
  case text, image, video, link, miniProgram, poll, live

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .text: Localized("文字", "Text")
    case .image: Localized("图文", "Images")
    case .video: Localized("视频", "Video")
    case .link: Localized("链接", "Link")
    case .miniProgram: Localized("小程序", "Mini program")
    case .poll: Localized("投票", "Poll")
    case .live: Localized("直播", "Live")
    }
  }
}

/// How far a post is written; whether it was published follows from its deliveries.
public enum ContentState: String, ClosedSet {
  case idea, draft, ready, scheduled, cancelled

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .idea: Localized("想法", "Idea")
    case .draft: Localized("草稿", "Draft")
    case .ready: Localized("已定稿", "Ready")
    case .scheduled: Localized("已排期", "Scheduled")
    case .cancelled: Localized("已取消", "Cancelled")
    }
  }
}

/// One post published in one group: where, when, by whom.
public struct Delivery: FieldStorable, Hashable {
  /// The group.
  public var group: ID<Group>
  /// When it was published there.
  public var at: Instant
  /// Who published it, by name.
  public var by: String

  /// A post published in a group.
  public init(group: ID<Group>, at: Instant, by: String) {
    self.group = group
    self.at = at
    self.by = by
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("group", .reference("groups")), FieldPart("at", .instant),
    FieldPart("by", .text(limit: 100)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([group.fieldValue, at.fieldValue, by.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3,
      let group = ID<Group>(fieldValue: parts[0]),
      let at = Instant(fieldValue: parts[1]), let by = String(fieldValue: parts[2])
    else { return nil }
    self.init(group: group, at: at, by: by)
  }
}
