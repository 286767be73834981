/// A text that is looked for, folded once; most texts are compared byte by byte without a copy.
package struct TextNeedle: Sendable {
  /// The text as it was written.
  let written: String
  /// Its folded bytes.
  private let bytes: [UInt8]
  /// How texts are folded that hold more than ASCII and unified ideographs.
  private let folding: TextFolding
  /// Hears texts that sound like it; nil where it holds more than letters and digits.
  private let ear: TextFolding.Ear?

  /// Folds a text that is to be looked for.
  package init(_ written: String, folding: TextFolding) {
    self.written = written
    self.folding = folding
    bytes = Array(folding.fold(written).utf8)
    let isSoundable =
      !bytes.isEmpty && bytes.contains { $0 >= 97 && $0 <= 122 }
      && bytes.allSatisfy { $0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57 || $0 == 32 }
    ear = isSoundable ? folding.listen(written) : nil
  }

  /// Whether folding leaves nothing of the text; then it is found nowhere.
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether a text holds it.
  package func isWithin(_ text: String) -> Bool {
    guard !isEmpty else { return false }
    return compare(text) {
      TextNeedle.contains($0, bytes)
    } slow: {
      TextNeedle.contains($0, bytes)
    }
  }

  /// Whether a text begins with it.
  package func begins(_ text: String) -> Bool {
    guard !isEmpty else { return false }
    return compare(text) { haystack in
      TextNeedle.contains(UnsafeBufferPointer(rebasing: haystack.prefix(bytes.count)), bytes)
    } slow: {
      $0.starts(with: bytes)
    }
  }

  func isWhole(_ text: String) -> Bool {
    guard !isEmpty else { return false }
    return compare(text) { haystack in
      haystack.count == bytes.count && TextNeedle.contains(haystack, bytes)
    } slow: {
      $0 == bytes
    }
  }

  /// Whether a word finds a text: within it, or by how it sounds.
  func finds(_ text: String) -> Bool {
    if isWithin(text) { return true }
    guard let ear, !TextNeedle.isASCII(text) else { return false }
    return text.utf8.withContiguousStorageIfAvailable { ear($0) }
      ?? Array(text.utf8).withUnsafeBufferPointer { ear($0) }
  }

  /// Whether a word finds texts that were folded before: all of them, and those among them that are
  /// more than ASCII.
  func finds(
    folded all: UnsafeBufferPointer<UInt8>, sounding: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard !isEmpty else { return false }
    return TextNeedle.contains(all, bytes) || !sounding.isEmpty && ear.map { $0(sounding) } ?? false
  }

  /// Whether it may be looked for in texts that stand side by side.
  var isOfOneText: Bool { !bytes.contains(WordTable.separator) }

  private func compare(
    _ text: String, fast: (UnsafeBufferPointer<UInt8>) -> Bool, slow: ([UInt8]) -> Bool
  ) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { haystack -> Bool? in
      TextNeedle.isSimple(haystack) ? fast(haystack) : nil
    }
    if case .some(.some(let answer)) = found { return answer }
    return slow(Array(folding.fold(text).utf8))
  }

  /// Whether folding a text only lowers ASCII letters: it holds ASCII and unified ideographs alone.
  static func isSimple(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
      } else if byte >= 0xE5 && byte <= 0xE9
        || byte == 0xE4 && index + 1 < bytes.count && bytes[index + 1] >= 0xB8
      {
        index += 3
      } else {
        return false
      }
    }
    return true
  }

  static func isASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func contains(_ haystack: some Collection<UInt8>, _ needle: [UInt8]) -> Bool {
    let found = haystack.withContiguousStorageIfAvailable { contains($0, needle) }
    return found ?? false
  }

  private static func contains(_ haystack: UnsafeBufferPointer<UInt8>, _ needle: [UInt8]) -> Bool {
    needle.withUnsafeBufferPointer { needle in
      guard haystack.count >= needle.count, let first = needle.first else { return false }
      var start = 0
      let last = haystack.count - needle.count
      while start <= last {
        if lowered(haystack[start]) == first {
          var offset = 1
          while offset < needle.count, lowered(haystack[start + offset]) == needle[offset] {
            offset += 1
          }
          if offset == needle.count { return true }
        }
        start += 1
      }
      return false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 0x20 : byte
  }
}
