public import Wording

/// Rows as a query in the language of filters.
public struct MetricQuery: Hashable, Sendable {
  /// The collection that is asked.
  public let collection: String
  /// The query.
  public let text: String

  /// A query over a collection.
  public init(_ collection: String, _ text: String) {
    self.collection = collection
    self.text = text
  }
}

/// The file a figure waits for, and what brings it in.
public struct MissingSource: Hashable, Sendable {
  /// What is missing.
  public let file: Localized
  /// The command that brings it.
  public let command: String

  /// Something that is missing.
  public init(_ file: Localized, command: String) {
    self.file = file
    self.command = command
  }
}

/// How a metric stands; no data is a state of its own, never a zero.
public enum MetricState: Hashable, Sendable {
  /// On the right side of its target.
  case met
  /// On the wrong side of its target.
  case short
  /// Too few were counted for the value to say anything; of none there is no value at all.
  case tooSmall
  /// Nothing to count before a file is there.
  case noData(MissingSource)
  /// What it counts cannot be kept or read by this version.
  case notYetReadable(Localized)

  /// The code in files.
  public var code: String {
    switch self {
    case .met: "met"
    case .short: "short"
    case .tooSmall: "tooSmall"
    case .noData: "noData"
    case .notYetReadable: "notYetReadable"
    }
  }

  /// The word on the screen.
  public var title: Localized {
    switch self {
    case .met: Localized("达标", "Met")
    case .short: Localized("没达标", "Short")
    case .tooSmall: Localized("样本太小", "Too few")
    case .noData: Localized("无数据", "No data")
    case .notYetReadable: Localized("还读不了", "Not yet readable")
    }
  }
}

/// Rows that were not counted, and why.
public struct LeftOut: Hashable, Sendable {
  /// How many.
  public let count: Int
  /// Why.
  public let reason: Localized
}

/// A number that went into a value.
public struct MetricPart: Hashable, Sendable {
  /// What it is.
  public let title: Localized
  /// How much.
  public let value: Int64
}

/// What was counted for a metric.
struct MetricCount {
  var num: Int64
  var den: Int64
  /// Whether it is rows of rows: not so of lifts and of money.
  var isShare = true
  /// How many rows the value rests on, where that is not the denominator.
  var base: Int64?
  var leftOut: [LeftOut] = []
  var parts: [MetricPart] = []
  var note: Localized?
  var query: MetricQuery?
  /// The value as people read it, where numerator and denominator do not make it.
  var text: String?
  /// What it rests on in a few signs, where numerator ÷ denominator is not it: `296→431`.
  var sample: Localized?

  init(_ num: Int, of den: Int) {
    self.init(Int64(num), of: Int64(den))
  }

  init(_ num: Int64, of den: Int64) {
    self.num = num
    self.den = den
  }

  mutating func leaveOut(_ count: Int, _ zh: String, _ en: String) {
    if count > 0 { leftOut.append(LeftOut(count: count, reason: Localized(zh, en))) }
  }

  mutating func part(_ zh: String, _ en: String, _ value: Int) {
    parts.append(MetricPart(title: Localized(zh, en), value: Int64(value)))
  }
}

/// What reading the rows for a metric gives.
enum MetricInput {
  case counted(MetricCount)
  case missing(MissingSource)
  case unreadable(Localized)
}

/// A metric read at a moment over a scope.
public struct MetricReading: Sendable {
  /// The metric.
  public let metric: Metric
  /// The numerator; nil where nothing could be counted.
  public let num: Int64?
  /// The denominator; nil where nothing could be counted, 0 where there was nobody to count.
  public let den: Int64?
  /// How it stands.
  public let state: MetricState
  /// Rows that were not counted, and why.
  public let leftOut: [LeftOut]
  /// The numbers that went in, where numerator and denominator do not show them.
  public let parts: [MetricPart]
  /// What has to be known to read the value rightly.
  public let note: Localized?
  /// The rows to act on.
  public let query: MetricQuery?
  /// Whether numerator and denominator count rows, some of all: not so of lifts and of money.
  public let isShare: Bool
  /// What the value rests on in a few signs, such as `7,684/9,247`; nil where there is none.
  public let sample: Localized?
  /// How many rows the value rests on.
  public let base: Int64
  private let text: String?

  init(_ metric: Metric, _ input: MetricInput) {
    self.metric = metric
    guard case .counted(let count) = input else {
      (num, den, leftOut, parts, note, query) = (nil, nil, [], [], nil, nil)
      (isShare, text, sample, base) = (false, nil, nil, 0)
      switch input {
      case .missing(let source): state = .noData(source)
      case .unreadable(let what): state = .notYetReadable(what)
      case .counted: state = .tooSmall
      }
      return
    }
    (num, den) = (count.num, count.den)
    (leftOut, parts, note, query) = (count.leftOut, count.parts, count.note, count.query)
    (isShare, text) = (count.isShare && metric.unit == .percent, count.text)
    base = count.base ?? count.den
    let ratio = "\(NumberText.grouped(count.num))/\(NumberText.grouped(count.den))"
    sample = count.sample ?? (isShare ? Localized(verbatim: ratio) : nil)
    state =
      count.den <= 0 || base < metric.minDenominator
      ? .tooSmall : metric.isMet(count.num, of: count.den) ? .met : .short
  }

  /// Whether there is a value that may be held against the target.
  public var counts: Bool { state == .met || state == .short }

  /// The value as people read it, `—` where there is none.
  public var valueText: String {
    guard let num, let den, den > 0 else { return "—" }
    return text ?? metric.text(num, of: den)
  }

  /// Between which shares the true one lies, for a share of fewer than a hundred rows.
  public var interval: ShareInterval? {
    guard isShare, let num, let den, den < 100 else { return nil }
    return Wilson.interval(Int(num), of: Int(den))
  }

  /// Why there is no value, or what else has to be known, in words; nil where the value says it all.
  public var reason: Localized? {
    switch state {
    case .noData(let source):
      Localized(
        "无数据 · 缺 \(source.file.zh)：\(source.command)",
        "No data · needs \(source.file.en): \(source.command)")
    case .notYetReadable(let what):
      Localized("缺 \(what.zh)，这一版还读不了", "Needs \(what.en), which this version cannot read yet")
    case .tooSmall:
      den == 0
        ? Localized("没有可数的", "Nothing to count")
        : Localized(
          "不足 \(metric.minDenominator) 个，不评", "Fewer than \(metric.minDenominator), not judged")
    case .met, .short: note
    }
  }
}
