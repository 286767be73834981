extension VirtualTerminal {
  mutating func perform(_ sequence: ControlSequence) {
    switch (sequence.marker, sequence.intermediates.first) {
    case (nil, nil): performPlain(sequence)
    case (UInt8(ascii: "?"), nil): performPrivate(sequence)
    case (UInt8(ascii: "?"), UInt8(ascii: "$")) where sequence.final == UInt8(ascii: "p"):
      reply("\u{1b}[?\(sequence[0]);0$y")  // a mode we do not report on
    case (nil, UInt8(ascii: "!")) where sequence.final == UInt8(ascii: "p"): softReset()
    case (UInt8(ascii: ">"), nil) where sequence.final == UInt8(ascii: "c"):
      reply("\u{1b}[>0;0;0c")
    default: break
    }
  }

  private mutating func performPlain(_ sequence: ControlSequence) {
    let count = sequence.count()
    switch sequence.final {
    case UInt8(ascii: "@"): edit { $0.insertCells(count, x: $1, y: $2, pen: $3) }
    case UInt8(ascii: "A"): moveVertically(-count)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): moveVertically(count)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): moveTo(x: x + count, y: y)
    case UInt8(ascii: "D"): moveTo(x: x - count, y: y)
    case UInt8(ascii: "E"):
      moveVertically(count)
      moveTo(x: 0, y: y)
    case UInt8(ascii: "F"):
      moveVertically(-count)
      moveTo(x: 0, y: y)
    case UInt8(ascii: "G"), UInt8(ascii: "`"): moveTo(x: count - 1, y: y)
    case UInt8(ascii: "H"), UInt8(ascii: "f"):
      moveToAddress(x: sequence.count(1) - 1, y: count - 1)
    case UInt8(ascii: "I"): tab(count)
    case UInt8(ascii: "J"): eraseScreen(sequence[0])
    case UInt8(ascii: "K"): eraseLine(sequence[0])
    case UInt8(ascii: "L"): shiftLines(by: -count)
    case UInt8(ascii: "M"): shiftLines(by: count)
    case UInt8(ascii: "P"): edit { $0.deleteCells(count, x: $1, y: $2, pen: $3) }
    case UInt8(ascii: "S"): grid.scroll(region, by: count, pen: pen)
    case UInt8(ascii: "T"): grid.scroll(region, by: -count, pen: pen)
    case UInt8(ascii: "X"): edit { $0.erase($1..<($1 + count), y: $2, pen: $3) }
    case UInt8(ascii: "Z"): tab(-count)
    case UInt8(ascii: "b"): repeatLast(count)
    case UInt8(ascii: "c"): reply("\u{1b}[?1;2c")
    case UInt8(ascii: "d"): moveToAddress(x: x, y: count - 1)
    case UInt8(ascii: "g"): clearTabStops(sequence[0])
    case UInt8(ascii: "h"): if sequence[0] == 4 { modes.inserts = true }
    case UInt8(ascii: "l"): if sequence[0] == 4 { modes.inserts = false }
    case UInt8(ascii: "m"): pen.apply(sequence.parameters)
    case UInt8(ascii: "n"): report(sequence[0])
    case UInt8(ascii: "r"): setRegion(top: count, bottom: sequence.count(1, default: rowCount))
    case UInt8(ascii: "s"): saveCursor()
    case UInt8(ascii: "u"): restoreCursor()
    default: break
    }
  }

  private mutating func performPrivate(_ sequence: ControlSequence) {
    let on = sequence.final == UInt8(ascii: "h")
    guard on || sequence.final == UInt8(ascii: "l") else { return }
    for mode in sequence.parameters.compactMap(\.first) { setMode(mode, on) }
  }

  private mutating func setMode(_ mode: Int, _ on: Bool) {
    switch mode {
    case 1: modes.applicationCursorKeys = on
    case 6:
      modes.originInRegion = on
      moveToAddress(x: 0, y: 0)
    case 7: modes.wrapsLines = on
    case 25: modes.cursorVisible = on
    case 47, 1047: useAlternateScreen(on, keepsCursor: false)
    case 1048: if on { saveCursor() } else { restoreCursor() }
    case 1049: useAlternateScreen(on, keepsCursor: true)
    case 1000, 1002, 1003, 1005, 1006, 1015:
      if on { modes.mouse.insert(mode) } else { modes.mouse.remove(mode) }
    case 1004: modes.focusReports = on
    case 2004: modes.bracketedPaste = on
    case 2026: modes.synchronizedOutput = on
    default: break
    }
  }

  /// Changes the row at the cursor; a wrap that was due no longer is.
  private mutating func edit(
    _ change: (inout TerminalGrid, _ x: Int, _ y: Int, TerminalPen) -> Void
  ) {
    wrapPending = false
    change(&grid, x, y, pen)
  }

  private mutating func eraseScreen(_ part: Int) {
    wrapPending = false
    switch part {
    case 0:
      grid.erase(x..<columns, y: y, pen: pen)
      grid.erase(rows: min(y + 1, rowCount)..<rowCount, pen: pen)
    case 1:
      grid.erase(0..<(x + 1), y: y, pen: pen)
      grid.erase(rows: 0..<y, pen: pen)
    case 2: grid.erase(rows: 0..<rowCount, pen: pen)
    default: break  // 3 clears a scrollback that does not exist here
    }
  }

  private mutating func eraseLine(_ part: Int) {
    wrapPending = false
    switch part {
    case 0: grid.erase(x..<columns, y: y, pen: pen)
    case 1: grid.erase(0..<(x + 1), y: y, pen: pen)
    case 2: grid.erase(0..<columns, y: y, pen: pen)
    default: break
    }
  }

  /// Inserts (negative) or deletes lines at the cursor, inside the scroll region only.
  private mutating func shiftLines(by count: Int) {
    guard region.contains(y) else { return }
    grid.scroll(y...region.upperBound, by: count, pen: pen)
    moveTo(x: 0, y: y)
  }

  private mutating func repeatLast(_ count: Int) {
    guard let lastPrinted else { return }
    for _ in 0..<min(count, columns * rowCount) { show(lastPrinted) }
  }

  private mutating func clearTabStops(_ part: Int) {
    switch part {
    case 0: tabStops.remove(x)
    case 3: tabStops = []
    default: break
    }
  }

  private mutating func setRegion(top: Int, bottom: Int) {
    let bottom = min(bottom, rowCount)
    guard top < bottom else { return }
    region = (top - 1)...(bottom - 1)
    moveToAddress(x: 0, y: 0)
  }

  private mutating func report(_ question: Int) {
    switch question {
    case 5: reply("\u{1b}[0n")
    case 6: reply("\u{1b}[\(y + 1);\(x + 1)R")
    default: break
    }
  }

  private mutating func softReset() {
    pen = TerminalPen()
    region = 0...(rowCount - 1)
    modes.originInRegion = false
    modes.inserts = false
    modes.wrapsLines = true
    modes.cursorVisible = true
    modes.applicationCursorKeys = false
    saved = SavedCursor()
  }

  private mutating func reply(_ text: String) {
    replies += Array(text.utf8)
  }
}
