public import CommunityModel
public import Wording

/// Why a figure is what it is, line by line: formula, inputs, window, what was left out and why.
public struct GoalExplanation: Hashable, Sendable {
  /// One line: what it is about, and what there is to say.
  public struct Line: Hashable, Sendable {
    /// What it is about.
    public let title: Localized
    /// What there is to say.
    public let text: Localized
  }

  /// The lines, the most important first.
  public let lines: [Line]

  /// Explains a target as it stands; `isMasked` hides what so few rows made that it tells of one.
  public init(_ standing: GoalStanding, asOf day: Day, isMasked: Bool = false) {
    var lines: [Line] = []
    func say(_ zh: String, _ en: String, _ text: Localized) {
      lines.append(Line(title: Localized(zh, en), text: text))
    }
    let (reading, metric) = (standing.reading, standing.metric)
    say("算法", "Formula", metric.explanation)
    if let num = reading.num, let den = reading.den, metric.unit != .mix, !isMasked {
      let numbers = "\(NumberText.grouped(num)) ÷ \(NumberText.grouped(den))"
      if reading.isShare || metric.unit == .people || metric.unit == .count {
        say("代入", "Inputs", Localized(verbatim: "\(numbers) = \(reading.valueText)"))
      } else {
        say("结果", "Result", Localized(verbatim: reading.valueText))
      }
    }
    if !isMasked {
      for part in reading.parts {
        lines.append(
          Line(title: part.title, text: Localized(verbatim: NumberText.grouped(part.value))))
      }
      if let interval = reading.interval {
        let ends = [interval.low, interval.high].map { Int(($0 * 1000).rounded()) }
        let text = ends.map { "\($0 / 10).\($0 % 10)%" }.joined(separator: "–")
        say("95% 区间", "95 % interval", Localized(verbatim: text))
      }
    }
    say("口径", "Window", Self.window(metric))
    say("算到", "As of", Localized(verbatim: day.text))
    if !isMasked {
      for left in reading.leftOut {
        say(
          "没算进来", "Left out",
          Localized(verbatim: NumberText.grouped(left.count)) + Localized(" · ", " · ")
            + left.reason)
      }
    }
    if let reason = reading.reason { say("要知道", "Note", reason) }
    say(
      "目标", "Target",
      Localized(verbatim: metric.targetText)
        + (standing.goal?.more["target"].int == nil
          ? Localized("（出处：\(metric.source.zh)）", " (from: \(metric.source.en))")
          : Localized("（本店自己定的）", " (set by this workspace)")))
    if let base = standing.baseline {
      say(
        "基线", "Baseline",
        metric.shown(base.num, of: base.den)
          + Localized("，\(base.day.text)", ", \(base.day.text)"))
    }
    if let pace = standing.pace {
      say(
        "还要", "Needed",
        pace + Localized("，还剩 \(standing.daysLeft) 天", ", \(standing.daysLeft) days left"))
    }
    self.lines = lines
  }

  private static func window(_ metric: Metric) -> Localized {
    let minimum = Localized(
      "，不足 \(metric.minDenominator) 个不评", ", fewer than \(metric.minDenominator) are not judged")
    let span: Localized
    switch (metric.windowDays, metric.lookback) {
    case (let days?, _): span = Localized("近 \(days) 天", "The last \(days) days")
    case (nil, .months(let months)?):
      span = Localized("与 \(months) 个月前比", "Against \(months) months ago")
    case (nil, .days(let days)?): span = Localized("与 \(days) 天前比", "Against \(days) days ago")
    case (nil, nil): span = Localized("当下", "At the moment")
    }
    return span + Localized(" · \(metric.formula)", " · \(metric.formula)") + minimum
  }
}
