/// A CSI sequence taken apart: marker, parameters with their colon-separated parts, intermediates, final byte.
struct ControlSequence {
  var marker: UInt8?
  var parameters: [[Int]] = []
  var intermediates: [UInt8] = []
  var final: UInt8

  /// Takes apart what stood between `ESC [` and the final byte.
  init(body: [UInt8], final: UInt8) {
    self.final = final
    var text: [UInt8] = []
    for (index, byte) in body.enumerated() {
      switch byte {
      case 0x3c...0x3f where index == 0: marker = byte
      case 0x20...0x2f: intermediates.append(byte)
      default: text.append(byte)
      }
    }
    guard !text.isEmpty else { return }
    parameters = text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
    }
  }

  /// A parameter where zero and nothing mean the default.
  func count(_ index: Int = 0, default value: Int = 1) -> Int {
    let given = self[index]
    return given == 0 ? value : given
  }

  /// A parameter where nothing means zero.
  subscript(index: Int) -> Int {
    parameters.indices.contains(index) ? parameters[index].first ?? 0 : 0
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    var value = 0
    for digit in digits where (0x30...0x39).contains(digit) {
      value = min(value * 10 + Int(digit - 0x30), 65_535)
    }
    return value
  }
}
