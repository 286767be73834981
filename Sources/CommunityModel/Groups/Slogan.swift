import Wording

extension Group {
  /// The line by which a group's people know what it is about.
  public static let slogan = Field<Group>.sparse(
    "slogan", Localized("口号", "Slogan"), .text(limit: 60), aliases: ["标语"])
}
