import CommunityModel
import CommunityRules
import Foundation

/// The same selection and the same edit in VisiData, where its Python is at hand: a terminal program
/// for tables that holds everything in memory and writes nothing, so saving is no part of it.
///
/// `QUNZHU_BENCH_PYTHON` names a Python that has the package `visidata`.
struct VisiDataBench {
  private let demo: Community
  private let moment: Moment

  init(_ demo: Community, _ moment: Moment) {
    self.demo = demo
    self.moment = moment
  }

  private static let script = """
    import sys, time
    from visidata import vd
    vd.options.batch = True
    def timed(name, work):
        start = time.perf_counter()
        work()
        vd.sync()
        print(f"{name}\\t{(time.perf_counter() - start) * 1000:.1f}")
    held = []
    def load():
        sheet = vd.openSource(sys.argv[1], filetype="csv")
        sheet.ensureLoaded()
        held.append(sheet)
    timed("open the table", load)
    sheet = held[0]
    sheet.column("spend").type = float
    def select():
        rows = sheet.gatherBy(lambda row: sheet.evalExpr("spend >= 500", row))
        sheet.select(rows, progress=False)
    timed("select spend>=500", select)
    city = sheet.column("city")
    timed("edit the city of those selected", lambda: city.setValues(sheet.selectedRows, "杭州"))
    print(f"rows selected\\t{len(sheet.selectedRows)}")
    """

  /// What is measured here, in the same order: select, then edit.
  func run(ours: (select: Double, edit: Double, rows: Int)) {
    guard let python = ProcessInfo.processInfo.environment["QUNZHU_BENCH_PYTHON"] else { return }
    guard let answers = measure(python) else {
      print("  VisiData could not be run with \(python)")
      return
    }
    for (name, value) in answers {
      if name == "rows selected" {
        print(
          "  VisiData edits \(Int(value)) rows; ours \(ours.rows), as who has the value is left alone"
        )
        continue
      }
      let remark =
        switch name {
        case "select spend>=500": "ours \(Page.format(ours.select)) ms"
        case "edit the city of those selected":
          "ours \(Page.format(ours.edit)) ms, planned and undoable"
        default: ""
        }
      Page.line("VisiData: \(name)", value, remark)
    }
  }

  private func measure(_ python: String) -> [(String, Double)]? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("qunzhu-bench-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let table = folder.appendingPathComponent("members.csv")
      try Data(text.utf8).write(to: table)
      let program = Process()
      program.executableURL = URL(fileURLWithPath: python)
      program.arguments = ["-c", Self.script, table.path]
      let pipe = Pipe()
      program.standardOutput = pipe
      program.standardError = FileHandle.nullDevice
      program.standardInput = FileHandle.nullDevice
      try program.run()
      let answer = pipe.fileHandleForReading.readDataToEndOfFile()
      program.waitUntilExit()
      guard program.terminationStatus == 0 else { return nil }
      return String(decoding: answer, as: UTF8.self).split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "\t").map(String.init)
        guard parts.count == 2, let value = Double(parts[1]) else { return nil }
        return (parts[0], value)
      }
    } catch {
      return nil
    }
  }

  private var text: String {
    let figures = Figures.computed(from: demo, moment: moment)
    var lines = ["id,name,city,spend"]
    for member in demo.members {
      let spend = figures[member.id].spend
      lines.append(
        "\(member.id.raw),\(member.name.filter { $0 != "," && $0 != "\"" }),,\(Double(spend) / 100)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
