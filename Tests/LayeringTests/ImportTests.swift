import Testing

/// Import lines against the table: the layering that the compiler alone does not enforce.
struct ImportTests {
  @Test func `every import of every target stands in the table`() throws {
    let files = try SourceTree.files(below: "Sources")
    #expect(!files.isEmpty)
    #expect(files.flatMap(ImportTests.breaches) == [])
  }

  @Test func `every folder of Sources has a row in the table`() throws {
    let folders = try SourceTree.folders(below: "Sources")
    let rows = Set(ImportTable.rows.map(\.target))
    #expect(folders.filter { !rows.contains($0) } == [])
    #expect(rows.count == ImportTable.rows.count)
  }

  @Test func `only targets allowed to see the disk or the terminal import a system module`() {
    let pure = ImportTable.rows.filter { $0.system.isEmpty }.map(\.target)
    #expect(
      Set(pure).isSuperset(of: [
        "CommunityModel", "Wording", "Cells", "CommunityQuery", "CommunityActions", "Widgets",
        "Panes", "Console", "DemoWorkspace",
      ]))
  }

  @Test func `the table has no way round in a circle`() {
    var settled: Set<String> = []
    var rows = ImportTable.rows
    while let index = rows.firstIndex(where: { $0.ours.isSubset(of: settled) }) {
      settled.insert(rows.remove(at: index).target)
    }
    #expect(rows.map(\.target) == [])
  }

  @Test(arguments: [
    ("CommunityModel", "import Foundation"),
    ("CommunityModel", "import Glibc"),
    ("CommunityModel", "import CommunityQuery"),
    ("Cells", "import CNcursesw"),
    ("Wording", "public import Foundation"),
    ("Panes", "import struct Foundation.Date"),
    ("Console", "@preconcurrency package import CommunityStore"),
    ("CommunityActions", "  import FoundationEssentials"),
    ("Widgets", "import class CommunityModel.Table"),
    ("CommunityStore", "#if os(Linux)\nimport CommunityActions\n#endif"),
    ("NewRoom", "import Wording"),
  ])
  func `a planted import is caught`(target: String, line: String) {
    let file = SourceFile(path: "Sources/\(target)/Planted.swift", text: "\(line)\n")
    #expect(ImportTests.breaches(in: file).count == 1)
  }

  @Test(arguments: [
    ("CommunityModel", "public import Wording"),
    ("CommunityModel", "// import Foundation"),
    ("CommunityModel", "/*\nimport Foundation\n*/"),
    ("CommunityModel", "let text = \"\"\"\n  import Foundation\n  \"\"\""),
    ("CommunityModel", "let important = 1"),
    ("EastAsia", "import Foundation"),
    ("CommunityStore", "import Dispatch"),
  ])
  func `a line that only looks like a forbidden import is let through`(
    target: String, line: String
  ) {
    let file = SourceFile(path: "Sources/\(target)/Innocent.swift", text: "\(line)\n")
    #expect(ImportTests.breaches(in: file) == [])
  }

  /// One sentence for each import the table does not allow.
  private static func breaches(in file: SourceFile) -> [String] {
    let row = ImportTable.row(of: file.target)
    return file.imports.compactMap { module, line in
      row?.allows(module) == true ? nil : "\(file.path):\(line): \(file.target) imports \(module)"
    }
  }
}
