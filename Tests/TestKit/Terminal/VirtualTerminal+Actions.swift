import Foundation

extension VirtualTerminal {
  mutating func perform(_ action: TerminalAction) {
    switch action {
    case .print(let scalar): show(scalar)
    case .control(let byte): control(byte)
    case .escape(let intermediates, let final): escape(intermediates, final)
    case .sequence(let sequence): perform(sequence)
    case .systemCommand(let command): system(command)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: moveTo(x: x - 1, y: y)
    case 0x09: tab(1)
    case 0x0a, 0x0b, 0x0c: index()
    case 0x0d: moveTo(x: 0, y: y)
    default: break  // NUL, SO, SI and the rest draw nothing
    }
  }

  private mutating func escape(_ intermediates: [UInt8], _ final: UInt8) {
    // With an intermediate it designates a character set or asks for an alignment picture.
    guard intermediates.isEmpty else { return }
    switch final {
    case UInt8(ascii: "7"): saveCursor()
    case UInt8(ascii: "8"): restoreCursor()
    case UInt8(ascii: "D"): index()
    case UInt8(ascii: "E"):
      moveTo(x: 0, y: y)
      index()
    case UInt8(ascii: "H"): tabStops.insert(x)
    case UInt8(ascii: "M"): reverseIndex()
    case UInt8(ascii: "c"): reset()
    case UInt8(ascii: "="): modes.applicationKeypad = true
    case UInt8(ascii: ">"): modes.applicationKeypad = false
    default: break
    }
  }

  private mutating func system(_ command: [UInt8]) {
    let parts = command.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard let code = parts.first, let rest = parts.dropFirst().first else { return }
    switch String(decoding: code, as: UTF8.self) {
    case "0", "2": title = String(decoding: rest, as: UTF8.self)
    case "52":
      // The first field names the selection; a question mark would be a question, not a text.
      let fields = rest.split(
        separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
      if fields.count == 2, let data = Data(base64Encoded: Data(fields[1])) {
        clipboard.append(String(decoding: data, as: UTF8.self))
      }
    default: break
    }
  }

  // MARK: Text

  mutating func show(_ scalar: Unicode.Scalar) {
    var scalar = scalar
    var width = CharacterWidth.columns(of: scalar) ?? -1
    if width < 0 || width > columns {
      scalar = "\u{FFFD}"
      width = 1
    }
    if width == 0 {
      grid.combine(scalar, x: wrapPending ? x : max(0, x - 1), y: y)
      return
    }
    if modes.wrapsLines, wrapPending || x + width > columns {
      moveTo(x: 0, y: y)
      index()
    }
    x = min(x, columns - width)
    if modes.inserts { grid.insertCells(width, x: x, y: y, pen: pen) }
    grid.put(String(scalar), columns: width, pen: pen, x: x, y: y)
    lastPrinted = scalar
    wrapPending = x + width >= columns && modes.wrapsLines
    x = min(x + width, columns - 1)
  }

  // MARK: The cursor

  /// Puts the cursor somewhere inside the screen.
  mutating func moveTo(x newX: Int, y newY: Int) {
    x = max(0, min(columns - 1, newX))
    y = max(0, min(rowCount - 1, newY))
    wrapPending = false
  }

  /// Puts the cursor where a program's own counting, from the origin it chose, says.
  mutating func moveToAddress(x newX: Int, y newY: Int) {
    guard modes.originInRegion else {
      moveTo(x: newX, y: newY)
      return
    }
    let top = region.lowerBound
    moveTo(x: newX, y: max(top, min(region.upperBound, top + newY)))
  }

  /// Moves up or down; the edges of the scroll region hold who stands inside it.
  mutating func moveVertically(_ count: Int) {
    let target = y + count
    if count < 0, y >= region.lowerBound {
      moveTo(x: x, y: max(region.lowerBound, target))
    } else if count > 0, y <= region.upperBound {
      moveTo(x: x, y: min(region.upperBound, target))
    } else {
      moveTo(x: x, y: target)
    }
  }

  mutating func index() {
    let column = x
    if y == region.upperBound {
      grid.scroll(region, by: 1, pen: pen)
      moveTo(x: column, y: y)
    } else {
      moveTo(x: column, y: y + 1)
    }
  }

  mutating func reverseIndex() {
    if y == region.lowerBound {
      grid.scroll(region, by: -1, pen: pen)
      wrapPending = false
    } else {
      moveTo(x: x, y: y - 1)
    }
  }

  mutating func tab(_ count: Int) {
    var column = x
    for _ in 0..<min(abs(count), columns) {
      if count > 0 {
        column = tabStops.filter { $0 > column }.min() ?? columns - 1
      } else {
        column = tabStops.filter { $0 < column }.max() ?? 0
      }
    }
    moveTo(x: column, y: y)
  }

  mutating func saveCursor() {
    saved = SavedCursor(
      x: x, y: y, pen: pen, originInRegion: modes.originInRegion, wrapPending: wrapPending)
  }

  mutating func restoreCursor() {
    moveTo(x: saved.x, y: saved.y)
    pen = saved.pen
    modes.originInRegion = saved.originInRegion
    wrapPending = saved.wrapPending && x == columns - 1
  }

  // MARK: Screens

  /// Goes to the second screen, blank and with the cursor kept, or back to the first as it was.
  mutating func useAlternateScreen(_ wanted: Bool, keepsCursor: Bool) {
    guard wanted != modes.alternateScreen else { return }
    if wanted, keepsCursor { saveCursor() }
    swap(&grid, &otherGrid)
    swap(&saved, &savedOutside)
    modes.alternateScreen = wanted
    if wanted {
      grid.erase(rows: 0..<rowCount, pen: TerminalPen())
    } else if keepsCursor {
      restoreCursor()
    }
  }

  mutating func reset() {
    modes = TerminalModes()
    grid = TerminalGrid(columns: columns, rows: rowCount)
    otherGrid = grid
    pen = TerminalPen()
    saved = SavedCursor()
    savedOutside = SavedCursor()
    region = 0...(rowCount - 1)
    tabStops = Self.standardTabStops
    moveTo(x: 0, y: 0)
  }
}
