import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

/// A plan being looked at, before anything is done.
extension Console {
  /// A key while a plan is shown.
  mutating func look(_ chord: KeyChord, _ before: Previewing) -> [Effect] {
    var previewing = before
    let unit = Unit(before.plan.action.on)
    previewing.complaint = nil
    let folded = chord.asciiFolded
    switch (folded.key, folded.modifiers) {
    case (.escape, _), (.character("c"), .control): return giveUp()
    case (.character("n"), []) where !previewing.plan.needsTypedCount: return giveUp()
    case (.tab, _), (.right, _): turn(&previewing, by: 1)
    case (.backtab, _), (.left, _): turn(&previewing, by: -1)
    case (.down, _), (.character("j"), []): previewing.list.move(by: 1, in: previewing.ids)
    case (.up, _), (.character("k"), []): previewing.list.move(by: -1, in: previewing.ids)
    case (.pageDown, _): previewing.list.move(by: 10, in: previewing.ids)
    case (.pageUp, _): previewing.list.move(by: -10, in: previewing.ids)
    case (.home, _): previewing.list.go(to: 0, in: previewing.ids)
    case (.end, _): previewing.list.go(to: .max / 2, in: previewing.ids)
    case (.character(" "), []):
      if previewing.tab == .changing, let id = previewing.list.cursor {
        previewing.plan.toggle(id)
        previewing.list.move(by: 1, in: previewing.ids)
      }
    case (.character("e"), []), (.function(5), _): return nameSkipList(previewing)
    case (.character("w"), []), (.function(6), _): return nameList(previewing)
    case (.character("y"), []) where !previewing.plan.needsTypedCount:
      return confirm(previewing)
    case (.character("y"), []):
      previewing.complaint = Localized(
        "这么多\(unit.people.zh)要输入\(unit.number.zh) \(previewing.plan.changeCount) 再回车",
        "So many \(unit.people.en) want the count \(previewing.plan.changeCount) typed, then Enter")
    case (.enter, _):
      if previewing.plan.needsTypedCount {
        if Int(previewing.editor.text) == previewing.plan.changeCount {
          return confirm(previewing)
        }
        previewing.complaint =
          previewing.editor.isEmpty
          ? Localized(
            "回车不算确认，先输入\(unit.number.zh) \(previewing.plan.changeCount)",
            "Enter alone confirms nothing; type the count \(previewing.plan.changeCount) first")
          : Localized(
            "输入的不是 \(previewing.plan.changeCount)，没有做",
            "That is not \(previewing.plan.changeCount); not done")
      } else if previewing.editor.text == "是" {
        return confirm(previewing)
      } else {
        previewing.complaint = Localized("回车不算确认，按 y", "Enter alone confirms nothing; press y")
      }
    default:
      if let typed = folded.typed, typed == "是" || (typed.isNumber && typed.isASCII) {
        previewing.editor.insert(String(typed))
        if typed == "是", !previewing.plan.needsTypedCount { return confirm(previewing) }
      } else if folded.typed == nil {
        _ = previewing.editor.edit(folded)
      }
    }
    mode = .previewing(settled(previewing))
    return []
  }

  private mutating func giveUp() -> [Effect] {
    mode = .browsing
    let left = running.map { $0.steps.count - $0.done } ?? 0
    running = nil
    if left > 0 {
      say("没做，流程剩下的 \(left) 步也没做", "Not done; \(left) steps of the recipe are left undone")
    } else {
      say("没做，什么也没改", "Not done; nothing was changed")
    }
    return []
  }

  private func turn(_ previewing: inout Previewing, by step: Int) {
    let count = Previewing.Tab.allCases.count
    previewing.tab =
      Previewing.Tab(rawValue: (previewing.tab.rawValue + step + count) % count) ?? .changing
    previewing.list = ListView()
  }

  /// Asks where the rows that are left out shall be written.
  private mutating func nameSkipList(_ before: Previewing) -> [Effect] {
    var previewing = before
    guard !previewing.plan.skipped.isEmpty else {
      previewing.complaint = Localized("没有跳过的", "Nothing is left out")
      mode = .previewing(previewing)
      return []
    }
    let masked = maskedInput
    let prefix = Collections.named(previewing.plan.action.on)?.info.prefix ?? ""
    let rows = previewing.plan.skipped.flatMap { skip in
      skip.ids.map { id in
        [PackedID.text(prefix: prefix, raw: id), pane.name(masked, id), skip.reason[language]]
      }
    }
    let sheet = ExportSheet(
      keys: ["id", "name", "reason"],
      headings: [
        "id", pane.columns.first?.title[language] ?? "", text("跳过的原因", "Left out because"),
      ], rows: rows, format: .csv, path: fileName("skipped", .csv))
    mode = .naming(
      Naming(
        purpose: .skipList(previewing, sheet),
        title: Localized("导出跳过名单到", "Write those left out to"),
        editor: LineEditor(sheet.path)))
    return []
  }

  /// Asks for the name of the list that the rows to be changed shall be saved as.
  private mutating func nameList(_ before: Previewing) -> [Effect] {
    var previewing = before
    guard previewing.plan.action.on == Member.collection.key else {
      previewing.complaint = Localized("名单只存成员", "Lists hold members only")
      mode = .previewing(previewing)
      return []
    }
    mode = .naming(
      Naming(
        purpose: .list(previewing), title: Localized("另存为名单", "Save as list"),
        editor: LineEditor()))
    return []
  }
}
