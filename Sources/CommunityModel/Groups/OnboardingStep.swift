import Wording

/// One step of guiding a newcomer in a group.
public struct OnboardingStep: FieldStorable, Hashable {
  /// The key that marks carry.
  public var key: String
  /// What it is called.
  public var title: String
  /// Within how many hours after joining it is to be done.
  public var dueHours: Int64
  /// Whether the newcomer counts as guided only with it.
  public var isRequired: Bool

  /// A step.
  public init(_ key: String, title: String, dueHours: Int64, isRequired: Bool = true) {
    self.key = key
    self.title = title
    self.dueHours = dueHours
    self.isRequired = isRequired
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("key", .text(limit: 40)), FieldPart("title", .text(limit: 40)),
    FieldPart("dueHours", .integer), FieldPart("required", .flag),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.text(key), .text(title), .int(dueHours), .flag(isRequired)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 4, let key = parts[0].text, !key.isEmpty,
      let hours = parts[2].int
    else { return nil }
    self.init(
      key, title: parts[1].text ?? key, dueHours: hours, isRequired: parts[3] != .flag(false))
  }
}

extension Group {
  /// The steps of guiding newcomers here, where they differ from the usual ones.
  public static let onboardingSteps = Field<Group>.sparse(
    "onboardingSteps", Localized("引导步骤", "Onboarding steps"), .list(OnboardingStep.kind))
  /// After how many days without a sign somebody is reminded, told finally, and proposed for removal.
  public static let inactivity = Field<Group>.sparse(
    "inactivity", Localized("不活跃提醒", "Inactivity ladder"),
    .record([
      FieldPart("remind", .integer), FieldPart("final", .integer), FieldPart("remove", .integer),
    ]))

  /// The steps of guiding newcomers that the group sets itself; none where the usual ones hold.
  public var ownOnboardingSteps: [OnboardingStep] {
    more["onboardingSteps"].list.compactMap(OnboardingStep.init(fieldValue:))
  }
}

extension Membership {
  /// The notices that a silent person was given: which and when.
  public static let notices = Field<Membership>.sparse(
    "notices", Localized("不活跃提醒", "Inactivity notices"),
    .set(.record([FieldPart("step", .text(limit: 20)), FieldPart("at", .instant)])))

  /// The notices that the person was given.
  public var givenNotices: [(step: String, at: Instant)] {
    more["notices"].list.compactMap { value in
      guard let parts = value.record, parts.count == 2, let step = parts[0].text,
        let at = parts[1].instant
      else { return nil }
      return (step, at)
    }
  }
}
