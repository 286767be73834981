public import Wording

/// Everything that is watched, by the name of its rule.
public enum WatchCatalog {
  /// What a rule is called; its own name where this version does not know it.
  public static func title(of rule: String) -> Localized {
    MetricCatalog.named(rule)?.title ?? Localized(verbatim: rule)
  }
}
