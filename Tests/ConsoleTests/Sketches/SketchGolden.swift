import Cells
import Foundation
import Testing
import Wording

/// Holds a frame against its kept picture and against the drawing it was made from.
///
/// `QUNZHU_RECORD_SKETCHES=1` writes the frame down instead, keeping the reasons; where the design
/// lies beside the checkout its drawing is taken from there.
enum SketchGolden {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let folder = root.appending(path: "Goldens")
  private static let design = root.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/screens.md")
  private static let records =
    ProcessInfo.processInfo.environment["QUNZHU_RECORD_SKETCHES"] == "1"

  /// Fails the test where the frame is not the kept one cell by cell, where a line departs from the
  /// sketch without a reason, or where a reason has outlived its departure.
  ///
  /// - Parameters:
  ///   - name: the name of the file in `Goldens`, without its ending
  ///   - heading: the heading of the drawing, as `1 群 · 80x24`; nil where only the frame is kept,
  ///     as in English
  static func hold(
    _ grid: CellGrid, _ name: String, heading: String?, language: Language,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let size = "\(grid.size.width)x\(grid.size.height)"
    let url = folder.appending(path: "\(name)-\(size)-\(language.rawValue).sketch")
    let frame = grid.rows
    let kept = try? String(contentsOf: url, encoding: .utf8)
    if records {
      let title = "\(heading ?? "\(name) · \(size)") · \(language.rawValue)"
      var file = try kept.map { try SketchFile($0) } ?? SketchFile(title: title)
      if let heading, let drawn = drawing(heading, width: grid.size.width) { file.sketch = drawn }
      file.frame = frame
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
      return
    }
    guard let kept else {
      Issue.record("no golden \(url.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    let file = try SketchFile(kept)
    for row in 0..<max(file.frame.count, frame.count) {
      let was = row < file.frame.count ? file.frame[row] : "(none)"
      let now = row < frame.count ? frame[row] : "(none)"
      if was != now {
        Issue.record(
          "\(url.lastPathComponent) line \(row + 1)\nkept |\(was)\nnow  |\(now)",
          sourceLocation: sourceLocation)
      }
    }
    #expect(file.unexplained == [], "departures without a reason", sourceLocation: sourceLocation)
    #expect(file.stale == [], "reasons that no line needs", sourceLocation: sourceLocation)
    if let heading {
      #expect(!file.sketch.isEmpty, "no sketch is kept", sourceLocation: sourceLocation)
      if let drawn = drawing(heading, width: grid.size.width) {
        #expect(file.sketch == drawn, "the sketch has changed", sourceLocation: sourceLocation)
      }
    }
  }

  /// The drawing under a heading of the design, every line as wide as its screen; nil where the
  /// design does not lie beside the checkout or has no such heading.
  private static func drawing(_ heading: String, width: Int) -> [String]? {
    guard let text = try? String(contentsOf: design, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "## \(heading)"),
      let open = lines[start...].firstIndex(of: "```"),
      let close = lines[(open + 1)...].firstIndex(of: "```")
    else { return nil }
    return lines[(open + 1)..<close].map { line in
      line + String(repeating: " ", count: max(0, width - TextFit.width(of: line)))
    }
  }
}
