/// The languages the console speaks; every text for a person exists in both.
public enum Language: String, CaseIterable, Sendable {
  /// Simplified Chinese, the first language.
  case chinese = "zh-Hans"
  /// English, its equal.
  case english = "en"
}
