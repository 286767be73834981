import Cells
import CommunityModel
import Console
import Panes
import Themes
import Wording

/// One frame of a pane without a terminal.
enum PaintCommand {
  static let verb = Verb(
    "paint", "PANE [--size 120x40] [--format text|ansi|svg] [--theme NAME]", "画一屏，不用终端",
    "Draws one screen without a terminal",
    [
      .value("--size", "WxH", "多大", "how large"),
      .value("--format", "text|ansi|svg", "输出格式", "how to draw it"),
    ],
    run: { (call) throws(Failure) in
      let known = PaneCatalog.all.map(\.id)
      guard let name = call.words.first, let place = known.firstIndex(of: name) else {
        let list = known.joined(separator: ", ")
        throw .usage(Localized("画哪个面板？有：\(list)", "Which pane? There are: \(list)"))
      }
      let format = try call.format(["text", "ansi", "svg"], default: "text")
      let size = try size(call["--size"] ?? "120x40")
      let session = try Session.reading(call.globals)
      let history = try session.history().map(HistoryEntry.init)
      var console = Console(
        community: session.community, moment: session.moment, history: history,
        actor: call.globals.actor(machine: 0), language: call.language,
        size: size, folding: .eastAsian, dayNames: .chinese)
      _ = console.update(.key(KeyChord(PaneCatalog.all[place].key)))
      let configuration = call.globals.configuration
      let theme = call.globals.theme.flatMap(configuration.theme) ?? ThemeCatalog.standard
      console.setup = Setup(
        bindings: configuration.bindings, themes: configuration.choices,
        glyphs: call.globals.glyphs.flatMap(GlyphSet.init) ?? .unicode)
      let grid = console.frame()
      switch format {
      case "svg": Output.write(Picture.svg(grid, theme))
      case "ansi": Output.write(Picture.ansi(grid, theme))
      default: for row in grid.rows { Output.line(row) }
      }
      return 0
    })

  /// A size as people write it.
  static func size(_ text: String) throws(Failure) -> Size {
    let parts = text.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      throw .usage(Localized("大小要 120x40 这样", "A size is something like 120x40"))
    }
    return Size(width: parts[0], height: parts[1])
  }
}
