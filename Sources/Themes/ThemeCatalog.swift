/// The themes that are part of the program.
public enum ThemeCatalog {
  /// The files as they were built in, by name; the first is the one used unless another is chosen.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("mo", PackageResources.mo_json),
    ("paper", PackageResources.paper_json),
    ("festival", PackageResources.festival_json),
    ("high-contrast", PackageResources.high_contrast_json),
    ("mono", PackageResources.mono_json),
    ("wall", PackageResources.wall_json),
    ("celadon", PackageResources.celadon_json),
  ]

  /// All themes in the order they are offered.
  public static let all: [Theme] = files.compactMap { try? ThemeFile.parse($0.bytes) }

  /// The theme used unless another is chosen.
  public static var standard: Theme {
    all.first
      ?? Theme(
        name: "mono", chineseTitle: "单色", englishTitle: "Monochrome", isLight: false, inks: [:])
  }

  /// The theme of a name; nil if there is none.
  public static func theme(named name: String) -> Theme? {
    all.first { $0.name == name }
  }
}
