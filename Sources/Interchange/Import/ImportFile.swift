public import CommunityModel
public import Wording

/// A file somebody hands in.
public struct ImportFile: Sendable {
  /// The name without its folder, as reports show it.
  public let name: String
  /// What is in it.
  public let bytes: [UInt8]

  /// A file by name and content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What a file is to be read as, where its headers leave that open.
public enum ImportKind: String, CaseIterable, Sendable {
  /// People.
  case members
  /// Orders of a shop.
  case orders
  /// Groups.
  case groups
  /// Counts of talk.
  case activity
  /// Who invited whom.
  case referrals
  /// Answers to a questionnaire.
  case surveys
  /// What readers of posts did.
  case content
  /// People who ask to join groups.
  case applications
}

/// How files are to be read.
public struct ImportOptions: Sendable {
  /// What tables are; nil leaves it to their headers.
  public var kind: ImportKind?
  /// Headings and the fields they mean, for tables with names of their own.
  public var map: [String: String]
  /// Whether buyers nobody knows become members.
  public var createMembers: Bool
  /// When the lists were taken, where the person knows better than the lists.
  public var taken: Instant?

  /// Options, with the defaults of a plain import.
  public init(
    as kind: ImportKind? = nil, map: [String: String] = [:], createMembers: Bool = false,
    taken: Instant? = nil
  ) {
    self.kind = kind
    self.map = map
    self.createMembers = createMembers
    self.taken = taken
  }
}

/// Why nothing of a batch is imported.
public enum ImportError: Error, Hashable, Sendable {
  /// The file is in no encoding known here.
  case encoding(file: String)
  /// The file is neither a table nor a response known here; the headings found, if any.
  case unrecognised(file: String, headings: [String])
  /// A bound of the table was passed.
  case table(file: String, CsvError)
  /// The file is an error response of its source.
  case failedResponse(file: String, code: Int, text: String)
  /// The JSON does not parse or lacks what its shape needs.
  case json(file: String, detail: String)
  /// `map` names a field that this kind of file does not have.
  case unknownField(String, known: [String])
  /// `map` names a heading that the table does not have.
  case unknownHeading(file: String, String, headings: [String])
  /// Files of this kind are not read yet.
  case unsupported(ImportKind)

  /// What failed, on what, and what to do, for a person.
  public var message: Localized {
    switch self {
    case .encoding(let file):
      Localized(
        "\(file)：不是 UTF-8 也不是 GB18030，请另存为 UTF-8 再导入",
        "\(file): neither UTF-8 nor GB18030; save it as UTF-8 and import again")
    case .unrecognised(let file, let headings) where headings.isEmpty:
      Localized(
        "\(file)：认不出格式，既不是企微接口的返回，也不是有表头的表格",
        "\(file): format not recognised; it is neither a WeCom response nor a table with headings")
    case .unrecognised(let file, let headings):
      Localized(
        "\(file)：认不出格式（表头：\(headings.joined(separator: "、"))），请用 --as 和 --map 说明",
        "\(file): format not recognised (headings: \(headings.joined(separator: ", "))); say --as and --map"
      )
    case .table(let file, let error):
      Localized(verbatim: "\(file): ") + error.message
    case .failedResponse(let file, let code, let text):
      Localized(
        "\(file)：接口返回错误 \(code) \(text)，请重新拉取",
        "\(file): the API answered error \(code) \(text); fetch it again")
    case .json(let file, let detail):
      Localized("\(file)：JSON 读不懂（\(detail)）", "\(file): the JSON cannot be read (\(detail))")
    case .unknownField(let field, let known):
      Localized(
        "没有字段「\(field)」，可用：\(known.joined(separator: "、"))",
        "no field “\(field)”; there are: \(known.joined(separator: ", "))")
    case .unknownHeading(let file, let heading, let headings):
      Localized(
        "\(file)：没有表头「\(heading)」，表头是：\(headings.joined(separator: "、"))",
        "\(file): no heading “\(heading)”; there are: \(headings.joined(separator: ", "))")
    case .unsupported(let kind):
      Localized("还不能导入 \(kind.rawValue)", "\(kind.rawValue) cannot be imported yet")
    }
  }
}
