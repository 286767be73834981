/// What is wrong with a file that a person wrote, and on which line.
public struct SettingError: Error, Hashable, Sendable {
  /// The kinds of mistakes.
  public enum Problem: Hashable, Sendable {
    /// The text is not JSON of the kind settings are made of.
    case syntax(expected: String)
    /// The file is not UTF-8.
    case encoding
    /// Settings are small files; this one is not.
    case tooLarge
    /// Something the file must say.
    case missing(String)
    /// Something that means nothing here.
    case unknown(String)
    /// The same thing twice.
    case repeated(String)
    /// A value that is not what it should be.
    case value(of: String, found: String, expected: String)
  }

  /// The line, counted from 1.
  public let line: Int
  /// The mistake.
  public let problem: Problem

  /// Makes an error.
  public init(line: Int, problem: Problem) {
    self.line = line
    self.problem = problem
  }

  /// The mistake in Chinese.
  public var chinese: String {
    let place = "第 \(line) 行："
    return switch problem {
    case .syntax(let expected): place + "格式不对，这里应该是 \(expected)"
    case .encoding: "文件不是 UTF-8 编码"
    case .tooLarge: "文件太大，最多 64 KB"
    case .missing(let name): place + "缺少「\(name)」"
    case .unknown(let name): place + "没有「\(name)」这一项"
    case .repeated(let name): place + "「\(name)」写了两次"
    case .value(let name, let found, let expected):
      place + "「\(name)」的值是「\(found)」，应该是 \(expected)"
    }
  }

  /// The mistake in English.
  public var english: String {
    let place = "line \(line): "
    return switch problem {
    case .syntax(let expected): place + "expected \(expected) here"
    case .encoding: "the file is not UTF-8"
    case .tooLarge: "the file is too large; 64 KB is the most"
    case .missing(let name): place + "\"\(name)\" is missing"
    case .unknown(let name): place + "there is no \"\(name)\" here"
    case .repeated(let name): place + "\"\(name)\" is there twice"
    case .value(let name, let found, let expected):
      place + "\"\(name)\" is \"\(found)\" and should be \(expected)"
    }
  }
}
