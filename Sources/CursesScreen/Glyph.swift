internal import CNcursesw
internal import Cells

/// What curses is told to show in a cell.
struct Glyph {
  let base: UInt32
  let marks: (UInt32, UInt32, UInt32)
  /// Whether a question mark stands for it, because this machine's library would give it another
  /// width than we do and move the rest of the line.
  let isReplaced: Bool

  static let blank = Glyph(base: 0x20, marks: (0, 0, 0), isReplaced: false)

  private init(base: UInt32, marks: (UInt32, UInt32, UInt32), isReplaced: Bool) {
    self.base = base
    self.marks = marks
    self.isReplaced = isReplaced
  }

  /// What shows a cell on this machine.
  init(_ cell: Cell) {
    let codes = cell.cluster.codes
    guard codes.base != 0 else {
      self = .blank
      return
    }
    let isCertain = codes.base < 0x300 || 0x4E00...0x9FFF ~= codes.base
    let agrees =
      (isCertain || nc_width(codes.base) == Int32(cell.width))
      && (codes.first == 0
        || nc_width(codes.first) == 0 && nc_width(codes.second) == 0 && nc_width(codes.third) == 0)
    self =
      agrees
      ? Glyph(
        base: codes.base, marks: (codes.first, codes.second, codes.third), isReplaced: false)
      : Glyph(base: 0x3F, marks: (0, 0, 0), isReplaced: true)
  }
}
