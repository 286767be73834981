/// A value of a file of settings, with the line it begins on.
package struct SettingValue {
  /// The kinds of values.
  package enum Content {
    case text(String)
    case flag(Bool)
    case list([SettingValue])
    case object([(key: String, line: Int, value: SettingValue)])
  }

  /// The line, counted from 1.
  package let line: Int
  /// What it is.
  package let content: Content

  /// The members of an object that has no others than these.
  package func members(
    named name: String, known: Set<String>
  ) throws(SettingError) -> SettingMembers {
    var values: [String: SettingValue] = [:]
    for member in try members(named: name) {
      guard known.contains(member.key) else {
        throw SettingError(line: member.line, problem: .unknown(member.key))
      }
      values[member.key] = member.value
    }
    return SettingMembers(line: line, values: values)
  }

  /// The members of an object, in the order of the file.
  package func members(
    named name: String
  ) throws(SettingError) -> [(key: String, line: Int, value: SettingValue)] {
    guard case .object(let list) = content else { throw mistake(named: name, expected: "{ … }") }
    return list
  }

  /// The value as text.
  package func text(named name: String) throws(SettingError) -> String {
    guard case .text(let text) = content else { throw mistake(named: name, expected: "\"…\"") }
    return text
  }

  /// The value as yes or no.
  package func flag(named name: String) throws(SettingError) -> Bool {
    guard case .flag(let flag) = content else {
      throw mistake(named: name, expected: "true false")
    }
    return flag
  }

  /// The value as a list of texts with their lines; one text counts as a list of one.
  package func texts(named name: String) throws(SettingError) -> [(text: String, line: Int)] {
    guard case .list(let values) = content else { return [(try text(named: name), line)] }
    var texts: [(text: String, line: Int)] = []
    for value in values { texts.append((try value.text(named: name), value.line)) }
    return texts
  }

  /// The mistake of being something else than expected.
  package func mistake(named name: String, expected: String) -> SettingError {
    let found =
      switch content {
      case .text(let text): text
      case .flag(let flag): "\(flag)"
      case .list: "[ … ]"
      case .object: "{ … }"
      }
    return SettingError(
      line: line, problem: .value(of: name, found: found, expected: expected))
  }
}

/// The members of an object, and the line to blame for one that is missing.
package struct SettingMembers {
  private let line: Int
  private let values: [String: SettingValue]

  init(line: Int, values: [String: SettingValue]) {
    self.line = line
    self.values = values
  }

  /// A member that may be missing.
  package subscript(name: String) -> SettingValue? { values[name] }

  /// A member that must be there.
  package func required(_ name: String) throws(SettingError) -> SettingValue {
    guard let value = values[name] else {
      throw SettingError(line: line, problem: .missing(name))
    }
    return value
  }
}
