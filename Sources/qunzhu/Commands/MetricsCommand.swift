import Cells
import CommunityModel
import CommunityRules
import Wording

/// The figures of the plan: what is declared, and the tables and documents of their readings.
enum MetricsCommand {
  static let verb = Verb(
    "metrics", "[--format text|json]", "所有指标：目标、公式、出处",
    "Every metric: target, formula, source",
    [.value("--format", "text|json", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      if format == "json" {
        Output.line(Json.object([("metrics", .array(MetricCatalog.all.map(declaration)))]).text)
        return 0
      }
      let rows = MetricCatalog.all.map { metric in
        [
          metric.id, metric.title[call.language], metric.targetText, metric.formula,
          metric.explanation[call.language],
        ]
      }
      for line in aligned(rows) { Output.line(line) }
      return 0
    })

  private static func declaration(_ metric: Metric) -> Json {
    .object([
      ("id", .string(metric.id)), ("zh", .string(metric.title.zh)),
      ("en", .string(metric.title.en)), ("target", target(metric)),
      ("direction", .string(metric.direction.rawValue)), ("unit", .string(metric.unit.rawValue)),
      ("scopes", .array(metric.scopes.map { .string($0.rawValue) })),
      ("windowDays", metric.windowDays.map { .int($0) } ?? .null),
      ("minDenominator", .int(metric.minDenominator)), ("formula", .string(metric.formula)),
      ("explanation", both(metric.explanation)), ("source", both(metric.source)),
    ])
  }

  // MARK: Readings

  /// The readings of a board for other programs.
  static func document(_ board: MetricBoard) -> [(String, Json)] {
    [
      ("asOf", .string(board.asOf.text)), ("metrics", .array(board.readings.map(reading))),
    ]
  }

  /// The readings of a board for people, each with its reason where it has one.
  static func table(_ board: MetricBoard, _ language: Language) -> [String] {
    let heading = [
      Localized("指标", "Metric"), Localized("现在", "Value"), Localized("目标", "Target"),
      Localized("状态", "State"), Localized("说明", "Why"),
    ].map { $0[language] }
    let rows = board.readings.map { reading in
      let counted = reading.isShare && (reading.den ?? 0) > 0
      let counts = counted ? " (\(reading.num ?? 0)/\(reading.den ?? 0))" : ""
      return [
        reading.metric.title[language], reading.valueText + counts, reading.metric.targetText,
        reading.state.title[language], reading.reason?[language] ?? "",
      ]
    }
    return aligned([heading] + rows)
  }

  private static func reading(_ reading: MetricReading) -> Json {
    let metric = reading.metric
    return .object([
      ("id", .string(metric.id)), ("num", reading.num.map { .int($0) } ?? .null),
      ("den", reading.den.map { .int($0) } ?? .null), ("target", target(metric)),
      ("direction", .string(metric.direction.rawValue)), ("unit", .string(metric.unit.rawValue)),
      ("state", .string(reading.state.code)), ("value", .string(reading.valueText)),
      ("reason", reading.reason.map(both) ?? .null),
      ("parts", .array(reading.parts.map { counted($0.title, .int($0.value)) })),
      ("leftOut", .array(reading.leftOut.map { counted($0.reason, .int($0.count)) })),
      ("interval", reading.interval.map(interval) ?? .null),
      ("in", reading.query.map { .string($0.collection) } ?? .null),
      ("query", reading.query.map { .string($0.text) } ?? .null),
    ])
  }

  /// The ends of an interval in basis points: whole numbers, as everywhere.
  private static func interval(_ interval: ShareInterval) -> Json {
    .array([interval.low, interval.high].map { .int(Int(($0 * 10_000).rounded())) })
  }

  // MARK: Alerts

  /// What is beyond its limit, for other programs.
  static func document(_ evaluation: AlertEvaluation) -> [(String, Json)] {
    let alerts = evaluation.alerts.map { alert in
      Json.object([
        ("id", .string(alert.id)), ("severity", .string(alert.severity.rawValue)),
        ("state", .string(alert.state.rawValue)),
        (
          "group",
          alert.group.map {
            .string(PackedID.text(prefix: Group.collection.prefix, raw: $0.raw))
          } ?? .null
        ),
        ("words", both(alert.words)),
        ("in", alert.query.map { .string($0.collection) } ?? .null),
        ("query", alert.query.map { .string($0.text) } ?? .null),
      ])
    }
    return [("asOf", .string(evaluation.asOf.text)), ("alerts", .array(alerts))]
  }

  /// What is beyond its limit, for people, each with the command that lists the rows behind it.
  static func table(_ evaluation: AlertEvaluation, _ language: Language) -> [String] {
    guard !evaluation.alerts.isEmpty else {
      return [Localized("没有越线的", "Nothing is beyond its limit")[language]]
    }
    return aligned(
      evaluation.alerts.map { alert in
        [
          alert.severity.title[language], alert.state.title[language], alert.words[language],
          alert.query.map { "qunzhu query '\($0.text)' --in \($0.collection)" } ?? "",
        ]
      })
  }

  // MARK: Parts

  private static func both(_ text: Localized) -> Json {
    .object([("zh", .string(text.zh)), ("en", .string(text.en))])
  }

  private static func counted(_ title: Localized, _ value: Json) -> Json {
    .object([("zh", .string(title.zh)), ("en", .string(title.en)), ("value", value)])
  }

  private static func target(_ metric: Metric) -> Json {
    switch metric.targets.count {
    case 0: .null
    case 1: .int(metric.targets[0])
    default: .array(metric.targets.map { .int($0) })
    }
  }

  /// Rows as lines whose columns stand under each other; the last column runs free.
  static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.count > column ? TextFit.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        let isLast = column == row.count - 1
        line += isLast ? text : TextFit.pad(text, to: widths[column]) + "  "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
