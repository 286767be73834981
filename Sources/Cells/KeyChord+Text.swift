extension KeyChord: CustomStringConvertible, LosslessStringConvertible {
  private static let prefixes: [(text: String, modifier: Modifiers)] = [
    ("C-", .control), ("A-", .alt), ("S-", .shift),
  ]

  private static let names: [(text: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("esc", .escape), ("tab", .tab),
    ("backtab", .backtab), ("backspace", .backspace), ("delete", .delete), ("insert", .insert),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
    ("end", .end), ("pageup", .pageUp), ("pagedown", .pageDown),
  ]

  private static let keys = Dictionary(uniqueKeysWithValues: names.map { ($0.text, $0.key) })
  private static let texts = Dictionary(uniqueKeysWithValues: names.map { ($0.key, $0.text) })

  /// The chord as it is written in key tables: `C-r`, `A-x`, `space`, `f2`, `中`, `G`.
  public var description: String {
    let held = Self.prefixes.filter { modifiers.contains($0.modifier) }.map(\.text).joined()
    if let name = Self.texts[key] { return held + name }
    switch key {
    case .character(let character): return held + String(character)
    case .function(let number): return held + "f\(number)"
    default: return held
    }
  }

  /// Reads a chord as `description` writes it; nil if there is no such chord.
  public init?(_ description: String) {
    var rest = Substring(description)
    var modifiers: Modifiers = []
    while rest.count > 2,
      let prefix = Self.prefixes.first(where: { rest.hasPrefix($0.text) }),
      !modifiers.contains(prefix.modifier)
    {
      modifiers.insert(prefix.modifier)
      rest = rest.dropFirst(2)
    }
    guard let key = Self.key(named: String(rest)) else { return nil }
    self.init(key, modifiers)
  }

  private static func key(named name: String) -> Key? {
    if let known = keys[name.lowercased()] { return known }
    if name.count == 1, let character = name.first {
      return character.isWhitespace ? nil : .character(character)
    }
    guard name.first == "f" || name.first == "F", let number = Int(name.dropFirst()),
      (1...63).contains(number), "f\(number)" == name.lowercased()
    else { return nil }
    return .function(number)
  }
}
