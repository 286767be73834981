// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: Swift 6 mode, honest imports, no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// Tests keep public imports: internal ones make conformances in test helpers awkward.
let testing: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library of the house; `needs` is its row of the import table that LayeringTests holds it to.
func room(_ name: String, needs: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: needs, resources: resources, swiftSettings: strict)
}

/// A test folder that mirrors one library.
func proof(_ name: String, needs: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: needs, exclude: exclude, swiftSettings: testing)
}

let everything: [Target.Dependency] = [
  "CursesScreen", "Themes", "Settings", "Console", "CommunityStore", "Interchange", "DemoWorkspace",
  "Panes",
  "Widgets", "Cells", "CommunityActions", "CommunityRules", "CommunityQuery", "CommunityModel",
  "EastAsia", "Wording",
]

let package = Package(
  name: "qunzhu",
  targets: [
    room("Wording"),
    room("Cells"),
    room("Settings"),
    room("CommunityModel", needs: ["Wording"]),
    room("CommunityQuery", needs: ["CommunityModel", "Wording"]),
    room("CommunityRules", needs: ["CommunityModel", "CommunityQuery", "Wording"]),
    room(
      "CommunityActions",
      needs: ["CommunityModel", "CommunityQuery", "CommunityRules", "Wording"]),
    room("Widgets", needs: ["Cells", "Wording"]),
    room(
      "Panes",
      needs: [
        "CommunityModel", "CommunityQuery", "CommunityRules", "CommunityActions", "Widgets",
        "Cells", "Wording",
      ]),
    room(
      "Console",
      needs: [
        "Panes", "CommunityModel", "CommunityQuery", "CommunityRules", "CommunityActions",
        "Widgets", "Cells", "Wording",
      ]),
    room("CommunityStore", needs: ["CommunityModel", "Wording"]),
    room("EastAsia"),
    room("Interchange", needs: ["CommunityModel", "EastAsia", "Wording"]),
    room("DemoWorkspace", needs: ["CommunityModel"]),
    .systemLibrary(name: "CNcursesw"),
    .systemLibrary(name: "CKernelSeal"),
    room("CursesScreen", needs: ["Cells", "CNcursesw"]),
    room("Themes", needs: ["Cells", "Settings"], resources: [.embedInCode("themes")]),
    .executableTarget(
      name: "qunzhu", dependencies: everything + ["CKernelSeal"], swiftSettings: strict),
    .executableTarget(name: "qunzhu-bench", dependencies: everything, swiftSettings: strict),
    .target(
      name: "TestKit", dependencies: everything, path: "Tests/TestKit", swiftSettings: testing),
    proof("CellsTests", needs: ["Cells", "TestKit"]),
    proof("CommunityModelTests", needs: ["CommunityModel", "Wording", "TestKit"]),
    proof(
      "CommunityQueryTests", needs: ["CommunityQuery", "CommunityModel", "Wording", "TestKit"]),
    proof(
      "CommunityRulesTests",
      needs: [
        "CommunityRules", "CommunityQuery", "CommunityModel", "DemoWorkspace", "Wording", "TestKit",
      ]),
    proof(
      "CommunityActionsTests",
      needs: [
        "CommunityActions", "CommunityRules", "CommunityQuery", "CommunityModel", "DemoWorkspace",
        "CommunityStore", "Wording", "TestKit",
      ]),
    proof(
      "CommunityStoreTests", needs: ["CommunityStore", "CommunityModel", "Wording", "TestKit"],
      exclude: ["Fixtures"]),
    proof(
      "InterchangeTests",
      needs: [
        "Interchange", "EastAsia", "CommunityModel", "CommunityQuery", "Wording", "TestKit",
      ]),
    proof("EastAsiaTests", needs: ["EastAsia", "TestKit"]),
    proof("ScreenTests", needs: ["CursesScreen", "Themes", "Settings", "Cells", "TestKit"]),
    proof("WidgetsTests", needs: ["Widgets", "Cells", "Wording", "TestKit"]),
    proof(
      "ConsoleTests",
      needs: everything + ["TestKit"],
      exclude: ["Sessions", "Goldens"]),
    proof("QunzhuTests", needs: ["TestKit", "qunzhu", "CommunityModel"]),
    proof("LayeringTests", needs: ["TestKit"]),
  ],
  swiftLanguageModes: [.v6]
)
