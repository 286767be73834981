extension Color {
  /// The lightness of the colour to the eye, 0 for black to 1 for white (WCAG 2).
  public var luminance: Double {
    0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)]
      + 0.0722 * Self.linear[Int(blue)]
  }

  /// The light of each share of a colour: ((share + 0.055) / 1.055) ^ 2.4. The power is a square
  /// times the fifth root of a square, found by Newton's steps without a mathematics library.
  private static let linear: [Double] = (0...255).map { share in
    let value = Double(share) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<60 { root -= (root - square / (root * root * root * root)) / 5 }
    return square * root
  }

  /// How well text of this colour stands out from a ground, 1 to 21 (WCAG 2).
  public func contrast(with other: Color) -> Double {
    let first = luminance
    let second = other.luminance
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The colour as it is told to a terminal of so many colours; nil where there are none.
  public func told(at depth: ColorDepth) -> TerminalColor? {
    switch depth {
    case .mono: nil
    case .ansi16: .indexed(ansi)
    case .indexed256: .indexed(nearestIndex)
    case .trueColor: .rgb(self)
    }
  }

  /// The nearest of the cube and the greys (16 to 255); the first 16 differ from person to person.
  public var nearestIndex: UInt8 { nearestIndex(excluding: []) }

  /// The nearest of the cube and the greys that is still free.
  public func nearestIndex(excluding taken: Set<UInt8>) -> UInt8 {
    var best: UInt8 = 16
    var distance = Int.max
    for index in UInt8(16)...255 where !taken.contains(index) {
      let figure = self.distance(Self.indexed(index))
      if figure < distance {
        best = index
        distance = figure
      }
    }
    return best
  }

  /// The colour that a number of 16 to 255 stands for on every terminal.
  public static func indexed(_ index: UInt8) -> Color {
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return Color(red: grey, green: grey, blue: grey)
    }
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let place = Int(max(16, index)) - 16
    return Color(red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
  }

  /// The sixteen colours: greys by lightness, others by hue, bright from the middle up.
  ///
  /// Distance would send every soft colour to a grey; the hue is what the person has to tell.
  public var ansi: UInt8 {
    let high = Int(max(red, green, blue))
    let low = Int(min(red, green, blue))
    let chroma = high - low
    if chroma < 40 {
      switch (high + low) / 2 {
      case ..<64: return 0
      case ..<144: return 8
      case ..<216: return 7
      default: return 15
      }
    }
    let hueIndex: UInt8 =
      switch hue(high: high, chroma: chroma) {
      case 22..<75: 3
      case 75..<165: 2
      case 165..<200: 6
      case 200..<265: 4
      case 265..<335: 5
      default: 1
      }
    return luminance > 0.22 ? hueIndex + 8 : hueIndex
  }

  private func hue(high: Int, chroma: Int) -> Double {
    let (r, g, b) = (Double(red), Double(green), Double(blue))
    let span = Double(chroma)
    let sixth: Double =
      if high == Int(red) {
        (g - b) / span
      } else if high == Int(green) {
        (b - r) / span + 2
      } else {
        (r - g) / span + 4
      }
    return sixth < 0 ? sixth * 60 + 360 : sixth * 60
  }

  /// Distance with the weights of the eye, kept in whole numbers.
  private func distance(_ other: Color) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let r = Int(red) - Int(other.red)
    let g = Int(green) - Int(other.green)
    let b = Int(blue) - Int(other.blue)
    return (((512 + mean) * r * r) >> 8) + 4 * g * g + (((767 - mean) * b * b) >> 8)
  }
}
