import Cells
import Testing

struct ColorTests {
  @Test func `hexadecimal colours read back`() {
    for text in ["#000000", "#ffffff", "#0a1b2c", "#c0ffee"] {
      #expect(Color(hex: text)?.hex == text)
    }
    for text in ["", "#fff", "000000", "#+12345", "#12345g", "#1234567", "＃000000"] {
      #expect(Color(hex: text) == nil)
    }
  }

  @Test func `contrast is that of the web guidelines`() {
    let black = Color(red: 0, green: 0, blue: 0)
    let white = Color(red: 255, green: 255, blue: 255)
    let grey = Color(red: 119, green: 119, blue: 119)
    #expect(black.contrast(with: white) == 21)
    #expect(black.contrast(with: black) == 1)
    #expect(abs(white.contrast(with: grey) - 4.4776) < 0.001)
  }

  @Test func `the colours of the cube and the greys map to themselves`() {
    for index in UInt8(16)...255 {
      let nearest = Color.indexed(index).nearestIndex
      #expect(Color.indexed(nearest) == Color.indexed(index))
    }
  }

  @Test(
    arguments: [
      ("#ff0000", 1), ("#e05d5d", 9), ("#00aa00", 10), ("#d0a030", 11), ("#2040a0", 4),
      ("#000000", 0),
      ("#ffffff", 15), ("#808080", 8), ("#b0b0b0", 7), ("#800080", 5), ("#006d6d", 6),
    ] as [(String, UInt8)])
  func `sixteen colours are chosen by hue`(hex: String, expected: UInt8) {
    #expect(Color(hex: hex)?.ansi == expected)
  }

  @Test func `a taken number gives way to the next nearest`() {
    let red = Color(red: 255, green: 0, blue: 0)
    #expect(red.nearestIndex == 196)
    let next = red.nearestIndex(excluding: [196])
    #expect(next != 196 && next >= 16)
  }

  @Test func `a role keeps its colour on the cursor's row only while it can be read`() throws {
    let white = try #require(Color(hex: "#ffffff"))
    let black = try #require(Color(hex: "#000000"))
    let red = try #require(Color(hex: "#ff6060"))
    let navy = try #require(Color(hex: "#102060"))
    let inks: [Role: RoleInk] = [
      .normal: RoleInk(foreground: white, background: black),
      .alarm: RoleInk(foreground: red, emphasis: .bold),
      .warn: RoleInk(foreground: navy),
      .cursor: RoleInk(foreground: white, background: navy),
    ]
    let palette = Palette(depth: .trueColor, inks: inks)
    #expect(palette.ink(for: .alarm).background == .rgb(black))
    #expect(
      palette.ink(for: Style(.alarm, on: .cursor))
        == Ink(foreground: .rgb(red), background: .rgb(navy), emphasis: .bold))
    #expect(palette.ink(for: Style(.warn, on: .cursor)).foreground == .rgb(white))
    #expect(palette.ink(for: Style(.dim)) == palette.ink(for: .normal))
    let mono = Palette.mono.ink(for: Style(.alarm, on: .cursor, .underlined))
    #expect(mono == Ink(emphasis: [.bold, .reversed, .underlined]))
  }
}
