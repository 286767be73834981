import Cells
import Wording

extension Wall {
  /// From this height on figures are drawn large.
  private static let bigFrom = 18

  /// Draws the tiles and returns what is left below them.
  func drawTiles(
    _ grid: inout CellGrid, _ tiles: [WallTile], _ rect: Rect, isPlain: Bool = false
  ) -> Rect {
    guard !tiles.isEmpty else { return rect }
    guard size.height >= Wall.bigFrom else { return drawSmallTiles(&grid, tiles, rect) }
    let isRoomy = size.height >= 30 && !isPlain
    let fit = fitting(tiles, rect.width - 2)
    if isPlain { return drawSpread(&grid, fit, rect) }
    var (area, rest) = rect.splitTop(BigDigits.height * fit.tall + 2 + (isRoomy ? 2 : 0))
    if isRoomy { area = area.inset(top: 1, bottom: 1) }
    let used = fit.tiles.reduce(0) { $0 + width(of: $1, fit.scale) }
    let gap = min(16, max(2, (area.width - 2 - used) / max(1, fit.tiles.count)))
    var x = area.x + 2
    for tile in fit.tiles {
      let width = min(self.width(of: tile, fit.scale), area.x + area.width - x)
      draw(tile, fit, Rect(x: x, y: area.y, width: width, height: area.height), &grid)
      x += width + gap
    }
    return rest
  }

  /// Tiles at equal distances over the whole width, each only as high as its title and figure.
  private func drawSpread(_ grid: inout CellGrid, _ fit: Fit, _ rect: Rect) -> Rect {
    let (area, rest) = rect.splitTop(BigDigits.height * fit.tall + 2)
    let margin = rect.width / 25
    let widths = fit.tiles.map { width(of: $0, fit.scale) }
    let spare = rect.width - 2 * margin - widths.reduce(0, +)
    let gaps = max(1, fit.tiles.count - 1)
    var x = area.x + margin
    for (place, tile) in fit.tiles.enumerated() {
      let room = min(widths[place], area.x + area.width - x)
      draw(tile, fit, Rect(x: x, y: area.y, width: room, height: area.height), &grid)
      x += widths[place] + max(2, spare * (place + 1) / gaps - spare * place / gaps)
    }
    return rest
  }

  private func width(of tile: WallTile, _ scale: Int) -> Int {
    let digits = tile.figure.digits.map { BigDigits.width(of: $0, scale: scale) }
    return max(
      TextFit.width(of: text(tile.title)), digits ?? min(24, wordsWidth(tile)),
      min(24, TextFit.width(of: tile.note(language))))
  }

  private func wordsWidth(_ tile: WallTile) -> Int {
    TextFit.width(of: tile.figure.text(language))
  }

  /// How large the figures are drawn, and which of them.
  private struct Fit {
    var scale: Int
    var tall = 1
    var tiles: [WallTile]
  }

  /// The largest blocks with which all tiles fit on a tall screen, else blocks of two cells where
  /// three tiles fit, else of one.
  private func fitting(_ tiles: [WallTile], _ room: Int) -> Fit {
    func fit(_ scale: Int) -> [WallTile] {
      var used = 0
      let all = tiles.reduce(-2) { $0 + width(of: $1, scale) + 2 }
      // What may give way goes before anything else does.
      let tiles = all <= room ? tiles : tiles.filter { !$0.isSpare }
      return Array(
        tiles.prefix { tile in
          used += width(of: tile, scale) + 2
          return used - 2 <= room
        })
    }
    if size.height >= 40, let scale = [4, 3].first(where: { fit($0).count == tiles.count }) {
      return Fit(scale: scale, tall: 2, tiles: tiles)
    }
    let wide = fit(2)
    if wide.count >= min(3, tiles.count) { return Fit(scale: 2, tiles: wide) }
    let narrow = fit(1)
    return Fit(scale: 1, tiles: narrow.isEmpty ? Array(tiles.prefix(1)) : narrow)
  }

  private func draw(_ tile: WallTile, _ fit: Fit, _ rect: Rect, _ grid: inout CellGrid) {
    grid.put(text(tile.title), at: rect.origin, style: .heading, limit: rect.width)
    let body = rect.inset(top: 1)
    if let digits = tile.figure.digits,
      let lines = BigDigits.lines(
        of: digits, scale: fit.scale, tall: fit.tall)
    {
      for (row, line) in lines.enumerated() {
        grid.put(line, at: body.row(row).origin, style: tile.style, limit: rect.width)
      }
    } else {
      let words = TextFit.wrap(tile.figure.text(language), to: rect.width)
      for (row, line) in words.prefix(BigDigits.height - 1).enumerated() {
        grid.put(line, at: body.row(row + 1).origin, style: .warn, limit: rect.width)
      }
    }
    let note = TextFit.cut(tile.note(language), to: rect.width, ellipsis: "…")
    grid.put(note, at: body.row(BigDigits.height * fit.tall).origin, style: .dim, limit: rect.width)
  }

  /// One line a tile, where the screen is low.
  private func drawSmallTiles(_ grid: inout CellGrid, _ tiles: [WallTile], _ rect: Rect) -> Rect {
    let shown = tiles.prefix(rect.height > 9 ? 4 : 3)
    let (area, rest) = rect.splitTop(shown.count)
    let column = shown.map { TextFit.width(of: text($0.title)) }.max() ?? 0
    for (row, tile) in shown.enumerated() {
      var line = StyledText(" " + TextFit.pad(text(tile.title), to: column) + "  ", .heading)
      line.append(tile.figure.text(language), tile.style)
      if !tile.parts.isEmpty { line.append("  " + tile.note(language), .dim) }
      grid.put(line.cut(to: area.width, ellipsis: "…"), at: area.row(row).origin)
    }
    return rest
  }
}
