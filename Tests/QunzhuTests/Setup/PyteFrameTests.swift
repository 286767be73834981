import Foundation
import TestKit
import Testing

/// A Python that has pyte, `QUNZHU_PYTHON` or the machine's own; nil where there is none.
private let python: String? = {
  let asked = ProcessInfo.processInfo.environment["QUNZHU_PYTHON"]
  return [asked, "/usr/bin/python3", "/usr/local/bin/python3"].compactMap(\.self).first { path in
    guard FileManager.default.isExecutableFile(atPath: path), let home = try? TemporaryDirectory(),
      let result = try? Program.run(
        path, ["-c", "import pyte"], environment: TestEnvironment(home: home.path))
    else { return false }
    return result.status == .code(0)
  }
}()

/// The same bytes on a third terminal, pyte: every cell has the same character, strokes and colours.
@Suite(.serialized, .enabled(if: python != nil, "pyte is not installed"))
struct PyteFrameTests {
  private static let now = "2026-11-24T10:26:00+08:00"

  /// Prints pyte's palette, then reads frames, each behind the number of its bytes, and prints what stands on
  /// the screen after each: a line for every row, its cells apart by U+001F, each behind strokes and colours.
  private static let reader = """
    import sys, unicodedata, pyte
    screen = pyte.Screen(int(sys.argv[1]), int(sys.argv[2]))
    stream = pyte.ByteStream(screen)
    data = sys.stdin.buffer
    palette = pyte.graphics.FG_BG_256
    print(" ".join(palette))
    plain = ["black", "red", "green", "brown", "blue", "magenta", "cyan", "white"]
    named = {name: palette[i] for i, name in enumerate(plain + ["bright" + name for name in plain])}
    named["bfightmagenta"] = palette[13]
    while True:
        head = data.readline()
        if not head: break
        stream.feed(data.read(int(head)))
        for y in range(screen.lines):
            cells = []
            for x in range(screen.columns):
                cell = screen.buffer[y][x]
                strokes = ("b" if cell.bold else "") + ("u" if cell.underscore else "") + ("r" if cell.reverse else "")
                ink = named.get(cell.fg, cell.fg) + "/" + named.get(cell.bg, cell.bg)
                cells.append(strokes + "|" + ink + "|" + unicodedata.normalize("NFC", cell.data))
            print("\\x1f".join(cells))
    """

  @Test(arguments: [(80, 24, "zh-Hans"), (80, 24, "en"), (160, 48, "zh-Hans")])
  func `every cell of every frame is the same in pyte`(
    columns: Int, rows: Int, language: String
  ) throws {
    let python = try #require(python)
    let shop = try Shop.lively(members: 120)
    let ours = try shop.console(
      "--now", Self.now, "--read-only", "--language", language, columns: columns, rows: rows)
    var input = ""
    var frames: [VirtualTerminal] = []
    var sent = 0
    for step in FrameScenario.steps {
      try ours.press(step.ours)
      let bytes = ours.terminal.transcript[sent...]
      sent += bytes.count
      input += "\(bytes.count)\n" + String(decoding: bytes, as: UTF8.self)
      frames.append(ours.terminal)
    }
    let result = try Program.run(
      python, ["-c", Self.reader, "\(columns)", "\(rows)"], input: input,
      environment: shop.environment.with(["PYTHONIOENCODING": "utf-8"]))
    #expect(result.status == .code(0), "\(result.errors)")
    var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let palette = lines.removeFirst().split(separator: " ").map(String.init)
    try #require(palette.count == 256)
    try #require(lines.count >= frames.count * rows)
    #expect(frames.contains { Self.inks(of: $0).count > 2 }, "nothing was coloured")
    for (frame, terminal) in frames.enumerated() {
      let expected = Self.cells(of: terminal, palette)
      let found = Array(lines[frame * rows..<(frame + 1) * rows])
      let different = zip(found, expected).filter { $0 != $1 }.map { pair in
        zip(pair.0.split(separator: "\u{1F}"), pair.1.split(separator: "\u{1F}"))
          .first { $0 != $1 }.map { "pyte \($0), ours \($1)" } ?? "another length"
      }
      #expect(different == [], "frame \(frame)")
    }
  }

  /// The rows of our own terminal as the reader prints those of pyte.
  private static func cells(of terminal: VirtualTerminal, _ palette: [String]) -> [String] {
    func ink(_ color: TerminalColor) -> String {
      switch color {
      case .standard: "default"
      case .indexed(let place): palette[Int(place)]
      case .rgb(let red, let green, let blue):
        [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
    }
    return (0..<terminal.rowCount).map { y in
      (0..<terminal.columns).map { x in
        let cell = terminal.cell(x, y)
        let strokes = [(TerminalAttributes.bold, "b"), (.underline, "u"), (.reverse, "r")]
          .filter { cell.pen.attributes.contains($0.0) }.map(\.1).joined()
        let inks = ink(cell.pen.foreground) + "/" + ink(cell.pen.background)
        return strokes + "|" + inks + "|" + cell.text.precomposedStringWithCanonicalMapping
      }.joined(separator: "\u{1F}")
    }
  }

  private static func inks(of terminal: VirtualTerminal) -> Set<TerminalColor> {
    var inks: Set<TerminalColor> = []
    for y in 0..<terminal.rowCount {
      for x in 0..<terminal.columns { inks.insert(terminal.cell(x, y).pen.foreground) }
    }
    return inks
  }
}
