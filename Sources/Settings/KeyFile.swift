/// Turns the text of `keys.json` into wishes for keys.
///
/// The file is an object: each name is a command, an action or `pane.` and a pane; each value is a key or
/// a list of keys as `qunzhu keys` writes them. An empty list takes the keys away.
public enum KeyFile {
  /// The keys that a person wants for one thing.
  public struct Wish: Equatable, Sendable {
    /// A key and where it stands.
    public struct Key: Equatable, Sendable {
      /// The key as it is written.
      public let text: String
      /// Its line.
      public let line: Int
    }

    /// The command, action or pane.
    public let id: String
    /// The line it stands on.
    public let line: Int
    /// The keys in order.
    public let keys: [Key]
  }

  /// Reads the file; whether the names and keys mean anything is for the keymap to say.
  public static func parse(_ bytes: [UInt8]) throws(SettingError) -> [Wish] {
    var wishes: [Wish] = []
    for member in try SettingReader.read(bytes).members(named: "keys") {
      let keys = try member.value.texts(named: member.key)
        .map { Wish.Key(text: $0.text, line: $0.line) }
      wishes.append(Wish(id: member.key, line: member.line, keys: keys))
    }
    return wishes
  }
}
