/// A key without the keys held with it.
public enum Key: Hashable, Sendable {
  /// A key that types something.
  case character(Character)
  /// The key that ends a line.
  case enter
  /// The key that leaves.
  case escape
  /// The key that goes to the next field.
  case tab
  /// Shift and Tab.
  case backtab
  /// Deletes to the left.
  case backspace
  /// Deletes to the right.
  case delete
  /// The insert key.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// To the beginning.
  case home
  /// To the end.
  case end
  /// A screen up.
  case pageUp
  /// A screen down.
  case pageDown
  /// A function key, counted from 1.
  case function(Int)
}

/// What was pressed: a key, and what was held with it.
public struct KeyChord: Hashable, Sendable {
  /// Keys held with another.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Ctrl.
    public static let control = Modifiers(rawValue: 1)
    /// Alt, or Escape just before.
    public static let alt = Modifiers(rawValue: 2)
    /// Shift, told only for keys that type nothing.
    public static let shift = Modifiers(rawValue: 4)
  }

  /// The key.
  public let key: Key
  /// What was held with it.
  public let modifiers: Modifiers

  /// Makes a chord; Shift with Tab is the backtab, and a capital needs no Shift.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    switch key {
    case .tab where modifiers.contains(.shift):
      self.key = .backtab
      self.modifiers = modifiers.subtracting(.shift)
    case .character, .backtab:
      self.key = key
      self.modifiers = modifiers.subtracting(.shift)
    default:
      self.key = key
      self.modifiers = modifiers
    }
  }

  /// Makes the chord of a key that types something.
  public init(_ character: Character) {
    self.init(.character(character))
  }

  /// What the chord types into a field, nil if it is a command.
  public var typed: Character? {
    guard case .character(let character) = key, modifiers.isEmpty else { return nil }
    return character
  }

  /// The chord with full-width letters, digits and punctuation as a keyboard without an input
  /// method would have sent them, so that commands work while an input method is on.
  public var asciiFolded: KeyChord {
    guard case .character(let character) = key, let folded = Self.folded(character) else {
      return self
    }
    return KeyChord(.character(folded), modifiers)
  }

  private static func folded(_ character: Character) -> Character? {
    if let special = specialFolds[character] { return special }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      0xFF01...0xFF5E ~= scalar.value
    else { return nil }
    return Character(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
  }

  private static let specialFolds: [Character: Character] = [
    "、": "/", "。": ".", "．": ".", "【": "[", "】": "]", "《": "<", "》": ">", "「": "{", "」": "}",
    "『": "{", "』": "}", "〔": "[", "〕": "]", "〈": "<", "〉": ">", "‘": "'", "’": "'", "“": "\"",
    "”": "\"", "￥": "$", "¥": "$", "\u{3000}": " ", "…": "^", "—": "_", "·": "`", "～": "~",
    "〜": "~",
  ]
}
