/// Text for the terminal's clipboard as OSC 52 wants it; nil if it is too long for terminals.
///
/// It goes out in base 64, so nothing in it can be taken for a command, and without controls, so
/// that pasting it elsewhere runs nothing.
package func clipboardSequence(_ text: String) -> String? {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    let isControl = scalar.properties.generalCategory == .control
    if isControl, scalar != "\n", scalar != "\t" { continue }
    bytes += UTF8.encode(scalar).map { Array($0) } ?? []
  }
  guard bytes.count <= 74_994 else { return nil }
  return "\u{1B}]52;c;" + base64(bytes) + "\u{7}"
}

/// Bytes in base 64.
package func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) {
      $0 << 8 | (start + $1 < group.endIndex ? Int(bytes[start + $1]) : 0)
    }
    for place in 0..<4 {
      let isPadding = place > group.count
      text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 0x3F])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
