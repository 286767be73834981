import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Says that somebody knows of alerts, and what is being done.
  public static let noteAlert = BulkAction(
    id: "goal.alert.note", on: "goals", key: "i",
    title: Localized("知悉", "Acknowledge"),
    summary: Localized(
      "写下谁在管、怎么办；到解除前不再提醒", "Writes down who sees to it and how; quiet until it closes"),
    arguments: [Argument("note", Localized("怎么办", "What is being done"), .text(limit: 200))],
    follows: "goal.evaluate", sample: ["小周今天补"],
    prepare: { (input) throws(Refusal) in
      let note = try input.demandedLine(0, Localized("怎么办", "Note"))
      let (now, author) = (input.moment.now, input.actor.name)
      return input.answeringAlerts(Localized("知悉「\(note)」", "Acknowledge “\(note)”")) { goal in
        guard goal.note?.text != note else { return nil }
        goal.more["ack"] = .record([.instant(now), author.fieldValue, .text(note)])
        return Localized("\(author)：\(note)", "\(author): \(note)")
      }
    })

  /// Puts alerts aside until a day.
  public static let snoozeAlert = BulkAction(
    id: "goal.alert.snooze", on: "goals", key: "p",
    title: Localized("暂不提醒", "Snooze"),
    summary: Localized("到哪天为止不提醒；到时还越线会再提醒", "Quiet until a day; beyond still, it speaks up again"),
    arguments: [Argument("until", Localized("到哪天", "Until"), .day)],
    follows: "goal.evaluate", sample: ["+3"],
    prepare: { (input) throws(Refusal) in
      guard let day = try input.futureDay(0) else {
        throw Refusal("日子不能为空", "The day is empty")
      }
      return input.answeringAlerts(
        Localized("暂不提醒到 \(day.text)", "Snooze until \(day.text)")
      ) { goal in
        guard goal.more["snooze"].day != day else { return nil }
        goal.more["snooze"] = .day(day)
        return Localized("到 \(day.shortText)", "until \(day.shortText)")
      }
    })

  /// Stops watching.
  public static let stopWatching = BulkAction(
    id: "goal.watch.stop", on: "goals", key: "X",
    title: Localized("停用预警", "Stop watching"),
    summary: Localized("不再为选中的指标报警；数值照读", "Opens no more alerts; the figures are still read"),
    follows: "goal.evaluate", sample: [],
    prepare: { (input) throws(Refusal) in
      input.changingGoals(Localized("停用预警", "Stop watching")) { goal in
        guard !goal.isOff else { return nil }
        goal.more["off"] = .flag(true)
        return Localized("停用", "off")
      }
    })

  /// Watches again.
  public static let resumeWatching = BulkAction(
    id: "goal.watch.resume", on: "goals", key: "O",
    title: Localized("恢复预警", "Watch again"),
    summary: Localized("停用和暂不提醒的重新报警", "Watches again what was stopped or put aside"),
    follows: "goal.watch.stop", sample: [],
    prepare: { (input) throws(Refusal) in
      let today = input.moment.today
      return input.changingGoals(Localized("恢复预警", "Watch again")) { goal in
        guard goal.isOff || goal.isSnoozed(on: today) else { return nil }
        goal.more["off"] = .none
        goal.more["snooze"] = .none
        return Localized("启用", "on")
      }
    })

  /// Sets a target of the workspace's own.
  public static let setTarget = BulkAction(
    id: "goal.target.set", on: "goals", key: "T",
    title: Localized("改目标值", "Set target"),
    summary: Localized(
      "给选中的指标定本店的目标；填 - 用回方案里的",
      "Gives the metrics a target of the workspace's own; - is the plan's"),
    arguments: [Argument("target", Localized("目标值", "Target"), .text(limit: 9))],
    follows: "goal.evaluate", sample: ["77"],
    prepare: { (input) throws(Refusal) in
      let target =
        input.words(0) == nil
        ? nil
        : try input.number(
          0, Localized("目标值", "The target"), 0...1_000_000)
      let shown = target.map(String.init) ?? "-"
      return input.changingGoals(
        Localized("目标值 \(shown)", "Target \(shown)"),
        skip: { goal in
          MetricCatalog.named(goal.rule)?.targets.count == 1
            ? nil : Localized("目标不是一个数", "Its target is no single number")
        },
        change: { goal in
          guard goal.more["target"].int != target else { return nil }
          goal.more["target"] = target.map { .int($0) } ?? .none
          return Localized(verbatim: shown)
        })
    })

  /// Takes the values of today for where things started.
  public static let setBaseline = BulkAction(
    id: "goal.baseline.set", on: "goals", key: "b",
    title: Localized("记为基线", "Set baseline"),
    summary: Localized("把上次评估的数记成起点", "Takes the last evaluated value for the start"),
    follows: "goal.evaluate", sample: [],
    prepare: { (input) throws(Refusal) in
      let today = input.moment.today
      return input.changingGoals(
        Localized("记为基线", "Set baseline"),
        skip: { goal in
          (goal.more["den"].int ?? 0) > 0
            ? nil : Localized("还没有数，先评估", "No value yet: evaluate first")
        },
        change: { goal in
          let value = FieldValue.record([.day(today), goal.more["num"], goal.more["den"]])
          guard goal.more["baseline"] != value else { return nil }
          goal.more["baseline"] = value
          return Localized(
            verbatim: "\(goal.more["num"].int ?? 0)/\(goal.more["den"].int ?? 0)")
        })
    })
}

extension PlanInput {
  /// A procedure that changes goals; `change` says in words what becomes of one, nil where nothing does.
  fileprivate func changingGoals(
    _ label: Localized, skip: @escaping @Sendable (Goal) -> Localized? = { _ in nil },
    change: @escaping @Sendable (inout Goal) -> Localized?
  ) -> Procedure {
    let (community, today) = (community, moment.today)
    return Procedure(label) { id in
      guard let goal = community.goals[raw: id] else { return .unchanged }
      if let reason = skip(goal) { return .skip(reason) }
      var changed = goal
      guard let words = change(&changed) else { return .unchanged }
      let before = goal.isOff || goal.isOpen ? goal.alertState(on: today).title : .nothing
      return .change(Goal.differences(goal, changed), before: before, after: words)
    }
  }

  /// A procedure on alerts: rows that are not beyond their limit are left out.
  fileprivate func answeringAlerts(
    _ label: Localized, change: @escaping @Sendable (inout Goal) -> Localized?
  ) -> Procedure {
    changingGoals(
      label,
      skip: { goal in
        goal.isOpen || goal.run > 0 ? nil : Localized("没有越线", "Not beyond its limit")
      }, change: change)
  }
}
