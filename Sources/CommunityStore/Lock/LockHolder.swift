/// Who stands in somebody's way, as far as is known.
public struct LockHolder: Hashable, Sendable {
  /// The process with its host and terminal, or the names of people.
  public let name: String
  /// Since how many seconds; nil where nobody has said.
  public let seconds: Int?

  init(_ name: String, seconds: Int? = nil) {
    self.name = name
    self.seconds = seconds
  }
}

extension LockHolder {
  /// What a holder writes into the lock file: its name and when it came, in milliseconds since 1970.
  static func signature(_ name: String, at now: Int64) -> [UInt8] { Array("\(name) \(now)\n".utf8) }

  /// Reads what a lock file says.
  init(signature: [UInt8], now: Int64) {
    let text = String(decoding: signature.prefix(200), as: UTF8.self)
    let words = text.prefix { !$0.isNewline }.split(separator: " ")
    guard let since = words.last.flatMap({ Int64($0) }), words.count > 1 else {
      self.init("?")
      return
    }
    self.init(
      words.dropLast().joined(separator: " "), seconds: Int(max(0, now &- since) / 1000))
  }
}
