import Cells
import Glibc
import TestKit
import Testing

/// The C library's own answer, looked up by name because its header hides it.
private struct LibraryWidth {
  typealias Function = @convention(c) (Int32) -> Int32
  let function: Function

  /// Only the library whose data our table repeats is asked; others know other characters.
  init?() {
    guard let asked = dlsym(nil, "gnu_get_libc_version"), let symbol = dlsym(nil, "wcwidth"),
      setlocale(LC_CTYPE, "C.UTF-8") != nil
    else { return nil }
    let version = unsafeBitCast(asked, to: (@convention(c) () -> UnsafePointer<CChar>?).self)
    guard let name = version(), String(cString: name) == "2.36" else { return nil }
    function = unsafeBitCast(symbol, to: Function.self)
    guard of("中") == 2 else { return nil }
  }

  func of(_ scalar: Unicode.Scalar) -> Int { Int(function(Int32(scalar.value))) }
}

struct ScalarWidthTests {
  @Test(.enabled(if: LibraryWidth() != nil))
  func `our widths are the C library's for everything that can be shown`() throws {
    let library = try #require(LibraryWidth())
    var differing: [String] = []
    for value in [UInt32](0...0x323FF) + [UInt32](0xE0000...0xE0FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let clusters = Array(ClusterScanner(String(scalar)))
      let ours = clusters.reduce(0) { $0 + $1.width }
      let shown = clusters.flatMap { Array($0.text.unicodeScalars) }
      let theirs = shown.reduce(0) { $0 + library.of($1) }
      if ours != theirs || shown.contains(where: { library.of($0) < 0 }) {
        differing.append("\(String(value, radix: 16)) ours \(ours) theirs \(theirs)")
      }
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(20))")
  }

  @Test(.enabled(if: LibraryWidth() != nil))
  func `nothing that can be shown is thrown away`() throws {
    let library = try #require(LibraryWidth())
    var lost: [String] = []
    for value in UInt32(0xA0)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), library.of(scalar) > 0,
        scalar.properties.generalCategory != .format,
        scalar.properties.generalCategory != .privateUse,
        !scalar.properties.isDefaultIgnorableCodePoint, !(0x1F1E6...0x1F1FF ~= value)
      else { continue }
      if SafeText.cellSafe(String(scalar)).unicodeScalars.first != scalar {
        lost.append(String(value, radix: 16))
      }
    }
    #expect(lost.isEmpty, "\(lost.count): \(lost.prefix(20))")
  }

  @Test(.enabled(if: LibraryWidth() != nil), arguments: 1...10)
  func `whatever people write takes the C library's sum of cells after the pass`(
    seed: UInt64
  ) throws {
    let library = try #require(LibraryWidth())
    var random = SeededRandom(seed: seed)
    let kinds = HostileText.allCases.filter { $0 != .long }
    var differing: [String] = []
    for _ in 0..<10_000 {
      let text = HostileText.text(random.pick(kinds), using: &random)
      let safe = SafeText.cellSafe(text)
      let theirs = safe.unicodeScalars.reduce(0) { $0 + library.of($1) }
      if TextFit.width(of: text) != theirs || TextFit.width(of: safe) != theirs {
        differing.append(
          "\(SafeText.codePoints(text).prefix(60)) \(TextFit.width(of: text)) \(theirs)")
      }
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(5))")
  }

  @Test(arguments: "─│┃█▓▒░▏▎▍▌▋▊▉▁▂▃▄▅▆▇●◆○▸◂✓✗…“”—①→℃×".unicodeScalars.map { $0 })
  func `signs of ambiguous width take one cell`(scalar: Unicode.Scalar) {
    #expect(ScalarWidth.of(scalar) == 1)
  }

  @Test(arguments: "群，。、（）：￥Ａ가あア\u{20BB7}😀⚡⭐".unicodeScalars.map { $0 })
  func `Chinese, full-width forms and emoji take two`(scalar: Unicode.Scalar) {
    #expect(ScalarWidth.of(scalar) == 2)
  }

  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{302A}", "\u{1161}"] as [Unicode.Scalar])
  func `marks take none`(scalar: Unicode.Scalar) {
    #expect(ScalarWidth.of(scalar) == 0)
  }
}
