import Foundation

/// A JSON document whose shape a test asks about.
public enum JSONValue: Hashable, Sendable, Decodable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number without a fraction.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values.
  case object([String: JSONValue])

  /// Reads a text that holds exactly one document.
  public init(text: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// Reads whichever kind of value stands there.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .array(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// The value under a key; nil where this is no object or lacks the key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let pairs) = self else { return nil }
    return pairs[key]
  }

  /// The elements of a list; nil for anything else.
  public var list: [JSONValue]? {
    guard case .array(let list) = self else { return nil }
    return list
  }

  /// The keys of an object; nil for anything else.
  public var keys: Set<String>? {
    guard case .object(let pairs) = self else { return nil }
    return Set(pairs.keys)
  }

  /// The text; nil for anything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The integer; nil for anything else.
  public var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return Int(integer)
  }
}
