public import Wording

/// What kind of work a task is.
public enum ChoreKind: String, ClosedSet {
  case publish, guide, review, reply, admit, sample, payment, data, report, followUp, other

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .publish: Localized("发内容", "Publish")
    case .guide: Localized("引导新人", "Guide newcomers")
    case .review: Localized("催测评", "Chase reviews")
    case .reply: Localized("回私信", "Reply")
    case .admit: Localized("审申请", "Admit")
    case .sample: Localized("寄样", "Send samples")
    case .payment: Localized("催付", "Chase payments")
    case .data: Localized("导数据", "Import data")
    case .report: Localized("日报", "Report")
    case .followUp: Localized("跟进", "Follow up")
    case .other: Localized("其他", "Other")
    }
  }
}

/// What a task is counted in.
public enum ChoreUnit: String, ClosedSet {
  case groups, people, pieces

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .groups: Localized("群", "groups")
    case .people: Localized("人", "people")
    case .pieces: Localized("件", "pieces")
    }
  }
}
