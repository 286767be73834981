public import Wording

/// What a candidate is wanted for.
public enum KocProgramme: String, ClosedSet {
  case officer, sharer, ambassador

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .officer: Localized("产品体验官", "Product tester")
    case .sharer: Localized("分享达人", "Sharer")
    case .ambassador: Localized("品牌大使", "Ambassador")
    }
  }

  /// Other names that queries and commands accept.
  public var aliases: [String] {
    switch self {
    case .officer: ["体验官", "tester"]
    case .sharer: ["达人"]
    case .ambassador: ["大使"]
    }
  }
}
