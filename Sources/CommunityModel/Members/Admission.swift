public import Wording

/// What was decided about somebody who asked to join.
public enum AdmissionDecision: String, ClosedSet {
  case approved, rejected

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .approved: Localized("通过", "Approved")
    case .rejected: Localized("拒绝", "Rejected")
    }
  }
}

extension Membership {
  /// What was decided about an application, when, by whom and why; the membership waits on.
  public static let admission = Field<Membership>.sparse(
    "admission", Localized("入群审核", "Admission"),
    .record([
      FieldPart("decision", AdmissionDecision.kind), FieldPart("at", .instant),
      FieldPart("by", .text(limit: 40)), FieldPart("reason", .text(limit: 200)),
    ]))

  /// What was decided about an application.
  public var decision: AdmissionDecision? {
    more["admission"].record?.first?.text.flatMap(AdmissionDecision.init(rawValue:))
  }

  /// Whether somebody has to decide about it.
  public var isAwaitingDecision: Bool { status == .pending && decision == nil }
}
