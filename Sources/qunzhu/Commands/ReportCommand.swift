import CommunityModel
import CommunityRules
import Wording

/// Reports in figures.
enum ReportCommand {
  /// The reports there are.
  static let names = [
    "kpi", "alerts", "weekly", "monthly", "groups", "health", "stages", "rfm", "levels", "tiers",
    "cohorts", "repurchase", "points", "tags", "activity", "duplicates", "koc", "fission",
    "content", "campaigns", "experiments", "sop",
  ]

  static let verb = Verb(
    "report",
    "\(names.joined(separator: "|")) [--as-of DAY] [--format text|md|json|html]", "报表",
    "Reports in figures",
    [
      .value("--as-of", "DAY", "算到哪一天，默认今天", "as of which day, today unless told"),
      .value("--clock", "any|purchase|interaction", "沉默按什么算", "what ends a silence (stages)"),
      .value(
        "--window", "365d", "只看最近多少天（rfm、repurchase、fission）",
        "only so many days back (rfm, repurchase, fission)"),
      .value("--basis", "cumulative|rolling365", "成长值怎么算（levels）", "which growth counts (levels)"),
      .value(
        "--group", "GROUP", "只看一个群：群号、群名或编码（kpi、alerts）",
        "one group only, by code, name or id (kpi, alerts)"),
      .value(
        "--from", "DAY", "从哪天算起，默认月初（content、campaigns、experiments、sop）",
        "since which day; the first of the month unless told"),
      .value(
        "--format", "text|md|json|html", "输出格式；md、html 不含人名，可以转出去",
        "how to answer; md and html name nobody and may be passed on"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "md", "json", "html"], default: "text")
      guard let name = call.words.first else {
        throw .usage(
          Localized(
            "哪个报表？\(names.joined(separator: "、"))", "Which report? \(names.joined(separator: ", "))"
          ))
      }
      let session = try Session.reading(call.globals)
      let moment = try moment(call, session)
      let wantsPage = format == "md" || format == "html"
      if let page = try page(name, call, session.community, moment, alone: !wantsPage) {
        write(page, as: format, call.language)
        return 0
      }
      let document: [(String, Json)]
      switch name {
      case "kpi", "alerts":
        let scene = try scene(call, session.community, moment)
        let lines: [String]
        if name == "kpi" {
          let board = MetricBoard(scene)
          document = MetricsCommand.document(board)
          lines = MetricsCommand.table(board, call.language)
        } else {
          let evaluation = AlertEvaluation(scene)
          document = MetricsCommand.document(evaluation)
          lines = MetricsCommand.table(evaluation, call.language)
        }
        if format == "text" {
          for line in lines { Output.line(line) }
          return 0
        }
      case "stages": document = try stages(call, session.community, moment)
      case "rfm": document = try rfm(call, session.community, moment)
      case "levels": document = try levels(call, session.community, moment)
      case "groups":
        document = GroupReports.groups(session.community, moment, call.language)
      case "health":
        document = GroupReports.health(session.community, moment, call.language)
      case "fission":
        document = FissionReport.document(
          session.community, moment, days: try window(call) ?? 90)
      case "tiers": document = MemberReports.tiers(session.community, moment)
      case "points": document = MemberReports.points(session.community, moment)
      case "tags": document = MemberReports.tags(session.community, moment)
      case "activity": document = MemberReports.activity(session.community, moment)
      case "duplicates": document = MemberReports.duplicates(session.community, moment)
      case "repurchase":
        document = MemberReports.repurchase(
          session.community, moment, window: try window(call) ?? 90)
      case "cohorts": document = cohorts(session.community, moment)
      default:
        let days = try days(call, moment)
        guard
          let found = CalendarReports.document(name, session.community, moment, days: days)
        else {
          throw .usage(Localized("没有报表「\(name)」", "There is no report “\(name)”"))
        }
        document = found
      }
      guard format != "json" else {
        Output.line(Json.object(document).text)
        return 0
      }
      let figures = ReportFigures(community: session.community, namesPeople: !wantsPage)
      write(figures.document(name, document, asOf: moment.today), as: format, call.language)
      return 0
    })

  private static func write(
    _ document: ReportDocument, as format: String, _ language: Language
  ) {
    let printing = ReportPrinting(document: document, language: language)
    switch format {
    case "html": Output.write(ReportPage(document: document, language: language).html)
    case "md": Output.write(printing.markdown)
    case "json": Output.line(printing.json.text)
    default: for line in printing.text { Output.line(line) }
    }
  }

  /// The report as a document; `alone` leaves out those whose figures have a form of their own.
  private static func page(
    _ name: String, _ call: Call, _ community: Community, _ moment: Moment, alone: Bool
  ) throws(Failure) -> ReportDocument? {
    switch name {
    case "weekly": return ReportDocument.period(name, days: 7, community, moment: moment)
    case "monthly": return ReportDocument.period(name, days: 30, community, moment: moment)
    case "kpi" where !alone:
      return ReportDocument.kpi(
        GoalBoard(try scene(call, community, moment)), workspace: community.workspace.name)
    case "cohorts" where !alone:
      return ReportDocument.cohorts(
        CohortReport(community, moment: moment), workspace: community.workspace.name)
    default: return nil
    }
  }

  private static func moment(_ call: Call, _ session: Session) throws(Failure) -> Moment {
    guard let text = call["--as-of"] else { return session.moment }
    guard let day = Day(text) else {
      throw .usage(
        Localized(
          "--as-of 要 2026-11-24 这样的日子，不是「\(text)」",
          "--as-of wants a day such as 2026-11-24, not “\(text)”"))
    }
    let zone = session.moment.zone
    // The end of the day: everything that happened on it counts.
    return Moment(now: zone.instant(day + 1).adding(seconds: -1), zone: zone)
  }

  /// The days a report is about: from the first of the month, or as told, to the day itself.
  private static func days(
    _ call: Call, _ moment: Moment
  ) throws(Failure) -> ClosedRange<Day> {
    guard let text = call["--from"] else { return moment.today.firstOfMonth...moment.today }
    guard let first = Day(text), first <= moment.today else {
      throw .usage(
        Localized(
          "--from 要 2026-11-01 这样、不晚于那一天的日子", "--from wants a day such as 2026-11-01, not later"))
    }
    return first...moment.today
  }

  private static func scene(
    _ call: Call, _ community: Community, _ moment: Moment
  ) throws(Failure) -> MetricScene {
    let scene = MetricScene(
      community, figures: .computed(from: community, moment: moment), dayNames: .chinese)
    guard let name = call["--group"] else { return scene }
    let prefix = Group.collection.prefix
    let group = community.groups.first {
      $0.code == name || $0.name == name || PackedID.text(prefix: prefix, raw: $0.id.raw) == name
    }
    guard let group else {
      throw .usage(Localized("没有群「\(name)」", "There is no group “\(name)”"))
    }
    return scene.looking(at: group.id)
  }

  private static func stages(
    _ call: Call, _ community: Community, _ moment: Moment
  ) throws(Failure) -> [(String, Json)] {
    var policy = FiguresPolicy(inForceIn: community)
    if let text = call["--clock"] {
      guard let clock = SilenceClock(rawValue: text) else {
        throw .usage(
          Localized(
            "--clock 只有 any、purchase、interaction", "--clock is any, purchase or interaction"))
      }
      policy.clock = clock
    }
    let report = StageReport(community, moment: moment, policy: policy)
    return [
      ("asOf", .string(report.asOf.text)), ("clock", .string(report.clock.rawValue)),
      ("stages", .object(Stage.allCases.map { ($0.rawValue, .int(report.counts[$0] ?? 0)) })),
    ]
  }

  /// Days of the window that was asked for; nil for all history.
  private static func window(_ call: Call) throws(Failure) -> Int? {
    guard let text = call["--window"], text != "all" else { return nil }
    guard let days = Int(text.hasSuffix("d") ? String(text.dropLast()) : text), days > 0 else {
      throw .usage(Localized("--window 要 365d 这样", "--window wants something like 365d"))
    }
    return days
  }

  private static func rfm(
    _ call: Call, _ community: Community, _ moment: Moment
  ) throws(Failure) -> [(String, Json)] {
    let report = RfmReport(community, moment: moment, window: try window(call))
    func scores(_ counts: [UInt8: Int]) -> Json {
      .object((1...5).map { (String($0), .int(counts[UInt8($0)] ?? 0)) })
    }
    return [
      ("asOf", .string(report.asOf.text)), ("population", .int(report.population)),
      (
        "scores",
        .object([
          ("r", scores(report.recency)), ("f", scores(report.frequency)),
          ("m", scores(report.monetary)),
        ])
      ),
      (
        "groups",
        .object(
          RfmGroup.allCases.filter { $0 != .prospect }.map {
            ($0.rawValue, .int(report.groups[$0] ?? 0))
          })
      ),
      ("cells", .object(RfmCell.allCases.map { ($0.rawValue, .int(report.cells[$0] ?? 0)) })),
    ]
  }

  private static func levels(
    _ call: Call, _ community: Community, _ moment: Moment
  ) throws(Failure) -> [(String, Json)] {
    guard let basis = LevelBasis(rawValue: call["--basis"] ?? "cumulative") else {
      throw .usage(
        Localized("--basis 只有 cumulative、rolling365", "--basis is cumulative or rolling365"))
    }
    let report = LevelReport(
      community, figures: .computed(from: community, moment: moment), basis: basis,
      policy: FiguresPolicy(inForceIn: community).levels)
    return [
      ("asOf", .string(moment.today.text)),
      ("levels", .object(report.counts.map { ($0.level.key, .int($0.members)) })),
      ("growth", .int(report.growth)),
    ]
  }

  private static func cohorts(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let report = CohortReport(community, moment: moment)
    let rows = report.cohorts.map { cohort in
      Json.object([
        ("month", .string(String(cohort.month.text.prefix(7)))), ("size", .int(cohort.size)),
        ("cells", .array(cohort.cells.map { .int($0) })),
      ])
    }
    return [("asOf", .string(report.asOf.text)), ("cohorts", .array(rows))]
  }
}
