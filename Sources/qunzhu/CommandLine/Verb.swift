import Wording

/// One option of a command.
struct Flag: Sendable {
  /// The name with its dashes.
  let name: String
  /// What stands for its value in usage; nil for an option without one.
  let value: String?
  /// What it does.
  let summary: Localized
  /// What may follow an option without a value behind `=`: `--kiosk=strict`.
  var degrees: [String] = []

  /// An option with a value.
  static func value(_ name: String, _ value: String, _ zh: String, _ en: String) -> Flag {
    Flag(name: name, value: value, summary: Localized(zh, en))
  }

  /// An option without a value.
  static func flag(_ name: String, _ zh: String, _ en: String, degrees: [String] = []) -> Flag {
    Flag(name: name, value: nil, summary: Localized(zh, en), degrees: degrees)
  }
}

/// One command, declared once: parser, help, completions and manual read this.
struct Verb: Sendable {
  /// Its word.
  let name: String
  /// What follows it, as usage shows it.
  let usage: String
  /// One sentence.
  let summary: Localized
  /// Its options.
  let options: [Flag]
  /// Does it and returns the exit status.
  let run: @Sendable (Call) throws(Failure) -> Int32

  init(
    _ name: String, _ usage: String, _ zh: String, _ en: String, _ options: [Flag] = [],
    run: @escaping @Sendable (Call) throws(Failure) -> Int32
  ) {
    self.name = name
    self.usage = usage
    summary = Localized(zh, en)
    self.options = options
    self.run = run
  }
}

/// A command as it was called.
struct Call {
  /// What every command takes.
  var globals: Globals
  /// The options by name, each value that was given.
  var options: [String: [String]] = [:]
  /// The words that are no options.
  var words: [String] = []
  /// Something to say when the console opens.
  var remark: Localized?

  /// Whether an option was given.
  func has(_ name: String) -> Bool { options[name] != nil }

  /// The last value of an option.
  subscript(name: String) -> String? { options[name]?.last }

  /// The language of the answer.
  var language: Language { globals.language }

  /// A text in the language of the answer.
  func text(_ zh: String, _ en: String) -> String {
    language == .chinese ? zh : en
  }

  /// The value of an option as a whole number.
  func number(_ name: String) throws(Failure) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw .usage(Localized("\(name) 要一个数字，不是「\(text)」", "\(name) wants a number, not “\(text)”"))
    }
    return number
  }

  /// The value of `--format`, one of those that the command knows.
  func format(_ known: [String], default standard: String) throws(Failure) -> String {
    let format = self["--format"] ?? standard
    guard known.contains(format) else {
      throw .usage(
        Localized(
          "--format 只有 \(known.joined(separator: "、"))，没有「\(format)」",
          "--format is one of \(known.joined(separator: ", ")), not “\(format)”"))
    }
    return format
  }
}
