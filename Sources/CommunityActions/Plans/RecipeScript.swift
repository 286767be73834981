/// A flow of actions as it is read and written: what it is on, whom it means unless told otherwise, and
/// the steps.
///
///     # what follows a hash is for the reader
///     on members
///     where 阶段:预流失 消费>=500
///     do member.tag.add 黑五意向
///     do member.note.add "发过券：{券名}"
///
/// An answer with blanks or quotes stands in double quotes. `{名字}` is asked when the recipe is run. A
/// line `daily` has every day's run say whom the recipe would change, without doing it.
public struct RecipeScript: Equatable, Sendable {
  /// One action with its answers.
  public struct Step: Equatable, Sendable {
    /// The id of the action.
    public var action: String
    /// The answers to its questions, in order.
    public var answers: [String]

    /// One action with its answers.
    public init(action: String, answers: [String]) {
      self.action = action
      self.answers = answers
    }
  }

  /// The collection whose rows it is done to.
  public var on: String
  /// Whom it means where nobody is chosen; nil where somebody must be.
  public var query: String?
  /// The steps in order.
  public var steps: [Step]
  /// Whether every day's run tries it.
  public var isDaily = false
  /// The most steps of a recipe.
  public static let stepLimit = 50

  /// A recipe of steps.
  public init(on: String, query: String? = nil, steps: [Step]) {
    self.on = on
    self.query = query
    self.steps = steps
  }

  /// Reads a recipe; the refusal names the line.
  public init(_ text: String) throws(Refusal) {
    self.init(on: "", query: nil, steps: [])
    for (place, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = String(raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let word = String(line.prefix { !$0.isWhitespace })
      let rest = String(line.dropFirst(word.count)).trimmed
      switch word {
      case "on": on = rest
      case "daily" where rest.isEmpty: isDaily = true
      case "where": query = rest.isEmpty ? nil : rest
      case "do": steps.append(try Self.step(rest, line: place + 1))
      default:
        throw Refusal(
          "流程第 \(place + 1) 行不认识「\(word)」，只有 on、where、daily、do",
          "Line \(place + 1) of the recipe: “\(word)” is none of on, where, daily and do")
      }
    }
    guard !steps.isEmpty else {
      throw Refusal("流程里一步也没有，写 do 动作 参数", "The recipe has no step; write do ACTION ARGUMENT")
    }
    guard steps.count <= Self.stepLimit else {
      throw Refusal("流程最多 50 步", "A recipe has at most 50 steps")
    }
    if on.isEmpty { on = ActionCatalog.named(steps[0].action)?.on ?? "" }
    guard !isDaily || canBeDaily else {
      throw Refusal(
        "每天试的流程要写清 where，也不能有要填的空",
        "A recipe that is tried daily names whom it means with where, and leaves no blanks")
    }
    for step in steps {
      guard let action = ActionCatalog.named(step.action), action.on == on else {
        throw Refusal(
          "动作「\(step.action)」不能用在 \(on) 上", "The action “\(step.action)” is not one on \(on)")
      }
    }
  }

  private static func step(_ text: String, line: Int) throws(Refusal) -> Step {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var characters = Array(text)[...]
    while let next = characters.popFirst() {
      if isQuoted {
        if next == "\\", let escaped = characters.popFirst() {
          word = (word ?? "") + (escaped == "n" ? "\n" : escaped == "t" ? "\t" : String(escaped))
        } else if next == "\"" {
          isQuoted = false
        } else {
          word = (word ?? "") + String(next)
        }
      } else if next == "\"" {
        isQuoted = true
        word = word ?? ""
      } else if next.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(next)
      }
    }
    guard !isQuoted else {
      throw Refusal("流程第 \(line) 行引号没有关上", "Line \(line) of the recipe: a quote stays open")
    }
    if let word { words.append(word) }
    guard let id = words.first, let action = ActionCatalog.named(id) else {
      throw Refusal(
        "流程第 \(line) 行没有动作「\(words.first ?? "")」",
        "Line \(line) of the recipe: there is no action “\(words.first ?? "")”")
    }
    let answers = Array(words.dropFirst())
    guard answers.count <= action.arguments.count,
      answers.count >= action.arguments.count(where: { !$0.isOptional })
    else {
      let wanted = action.arguments.map { $0.key.uppercased() }.joined(separator: " ")
      throw Refusal(
        "流程第 \(line) 行：\(id) 的参数是 \(wanted)", "Line \(line) of the recipe: \(id) takes \(wanted)")
    }
    return Step(action: id, answers: answers)
  }

  /// Whether it can be tried without asking anybody.
  public var canBeDaily: Bool { query != nil && blanks.isEmpty }

  /// The recipe as text; reading it gives the same recipe again.
  public var text: String {
    var lines = ["on \(on)"]
    if let query { lines.append("where \(query)") }
    if isDaily { lines.append("daily") }
    for step in steps {
      lines.append((["do", step.action] + step.answers.map(Self.quoted)).joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ answer: String) -> String {
    let isPlain =
      !answer.isEmpty
      && !answer.contains { $0.isWhitespace || $0 == "\"" || $0 == "\\" || $0 == "#" }
    guard !isPlain else { return answer }
    let escaped = answer.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }

  /// The names that are asked when it is run, in order, each once.
  public var blanks: [String] {
    var names: [String] = []
    for answer in steps.flatMap(\.answers) {
      var rest = answer[...]
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        let name = String(rest[rest.index(after: open)..<close])
        if !name.isEmpty, !names.contains(name) { names.append(name) }
        rest = rest[rest.index(after: close)...]
      }
    }
    return names
  }

  /// The recipe with its blanks filled in.
  public func filled(_ values: [String: String]) -> RecipeScript {
    var script = self
    for place in script.steps.indices {
      script.steps[place].answers = script.steps[place].answers.map { answer in
        var text = answer
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
      }
    }
    return script
  }
}
