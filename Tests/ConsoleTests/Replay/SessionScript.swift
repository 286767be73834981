import Foundation

/// A session as a manager can read it: what is set up, what is typed, what must then be on the screen
/// and in the journal.
///
/// A line begins with what it is:
///
///     # 打标签                        the title, and further words for the reader
///     size 80x24 · language en · members 312 · read-only 只能看 | look only
///     shop morning · shop koc · shop demo   another shop than the one of people known by name
///     bind undo f8                    a key that the person has chosen
///     keys: 2 <space> <space> t       keys one after the other; blanks only separate them
///     burst: t 会员日 <enter> y       keys that arrive at once, before anything was drawn
///     colleague 小周: member.tag.add 囤货 on 木子, 阿May
///     colleague first 小周: …         the same, but noticed only when this console saves
///     clock: +10m                     time passes
///     pause:                          nothing is pressed for a moment
///     focus: out · focus: in          the window loses the keyboard, or gets it back
///     mouse: click 5,7                the mouse, counted from 0,0: click mark up down
///     sale: 100 to 木子, 阿May with 满减 through 李婉清
///     sale: 100 to 4 of 对照          a colleague imports paid orders, of people by name or of an arm
///     editor: 小周 > 小林              what the person will do in the editor when it opens next
///     disk: full · disk: works · disk: slow · disk: answers
///     screen: / screen 1-3:           the whole screen or these lines, each after a bar
///     journal:                        what was stored since the last such block
///     asks:                           what the console asked of the world since the last such block
struct SessionScript {
  /// One line that does something, with its place in the file.
  struct Step {
    var line: Int
    var name: String
    var argument: String
    /// The lines of its block, for what is expected.
    var expected: [String] = []
    /// Where the block stands in the file.
    var block: Range<Int> = 0..<0
  }

  /// The lines of the file.
  let lines: [String]
  /// The title.
  let title: String
  /// What is done and expected, in order.
  private(set) var steps: [Step] = []

  /// What a line may begin with.
  static let settings: Set<String> = [
    "size", "language", "members", "newcomers", "read-only", "shop", "bind",
  ]
  static let doings: Set<String> = [
    "keys", "burst", "colleague", "clock", "disk", "pause", "focus", "mouse", "editor", "sale",
  ]
  static let expectations: Set<String> = ["screen", "journal", "asks"]

  /// Reads a file; throws at the first line that says nothing known.
  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    title = lines.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? ""
    for (place, line) in lines.enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if let last = steps.indices.last, Self.expectations.contains(steps[last].name),
        line.hasPrefix("|") || line.hasPrefix("  ")
      {
        steps[last].expected.append(String(line.dropFirst(line.hasPrefix("|") ? 1 : 2)))
        steps[last].block = steps[last].block.lowerBound..<place + 1
        continue
      }
      steps.append(try Self.step(line, place))
    }
  }

  private static func step(_ line: String, _ place: Int) throws -> Step {
    let name = String(line.prefix { $0 != " " && $0 != ":" })
    let rest = line.dropFirst(name.count)
    let isSetting = settings.contains(name)
    guard isSetting || doings.contains(name) || expectations.contains(name) else {
      throw SessionError(line: place + 1, reason: "nothing begins with “\(name)”")
    }
    // Ideographic spaces are keys: only plain blanks are trimmed.
    let blanks = CharacterSet(charactersIn: " ")
    var argument = rest.trimmingCharacters(in: blanks)
    if !isSetting {
      guard line.contains(":") else {
        throw SessionError(line: place + 1, reason: "“\(name)” wants a colon")
      }
      if name != "colleague", argument.hasPrefix(":") {
        argument = argument.dropFirst().trimmingCharacters(in: blanks)
      }
    }
    return Step(line: place + 1, name: name, argument: argument, block: place + 1..<place + 1)
  }

  /// The file with what really happened in the place of what was expected.
  func rewritten(_ actual: [Int: [String]]) -> String {
    var result: [String] = []
    var place = 0
    for step in steps {
      guard let found = actual[step.line] else { continue }
      result += lines[place..<step.line]
      result += found.map { (step.name == "screen" ? "|" : "  ") + $0 }
      place = max(step.line, step.block.upperBound)
    }
    result += lines[min(place, lines.count)...]
    return result.joined(separator: "\n") + "\n"
  }
}

/// What is wrong with a session file.
struct SessionError: Error, CustomStringConvertible {
  let line: Int
  let reason: String

  var description: String { "line \(line): \(reason)" }
}
