import Glibc

/// The width of a character as the C library sees it in a UTF-8 locale: the same answer that curses works with,
/// and none of our own tables, so that a mistake in those shows up on the screen.
enum CharacterWidth {
  /// Cells of a scalar; nil for one the library calls unprintable.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    if scalar.value >= 0x20, scalar.value < 0x7f { return 1 }
    let before = uselocale(locale)
    defer { _ = uselocale(before) }
    let width = measure(Int32(bitPattern: scalar.value))
    return width < 0 ? nil : Int(width)
  }

  /// Swift's view of the C library hides `wcwidth`; the linker knows it.
  private static let measure: @convention(c) (Int32) -> Int32 = {
    guard let symbol = dlsym(nil, "wcwidth") else {
      preconditionFailure("the C library has no wcwidth")
    }
    return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
  }()

  // LC_CTYPE alone, bit 0 of the mask that Swift does not import.
  private nonisolated(unsafe) static let locale: locale_t? = newlocale(1, "C.UTF-8", nil)
}
