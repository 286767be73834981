import CommunityStore
import Wording

extension StoreError {
  /// What failed, on what, and what to do next.
  var words: Localized {
    explanation + Localized("。", ". ") + remedy
  }
}

extension ErasureReport {
  /// What was reached, in one line.
  var words: Localized {
    guard didRewrite else {
      return Localized("旧文件里没有要清的了", "Nothing is left to clear in older files")
    }
    return Localized(
      "旧文件清好了：\(journals) 本日志、\(snapshots) 份快照、\(backups.count) 份备份",
      "Older files are cleared: \(journals) journals, \(snapshots) snapshots, \(backups.count) backups"
    )
  }

  /// What it could not reach, one line each; honest, because somebody has to see to it.
  var outOfReachWords: [Localized] {
    var lines: [Localized] = []
    for path in outOfReach {
      lines.append(Localized("别处的备份，请自行处理：\(path)", "A copy elsewhere, see to it: \(path)"))
    }
    for machine in otherMachines {
      lines.append(
        Localized(
          "电脑 \(machine) 上自己的那份没有动，请在那里也运行 qunzhu erase",
          "Machine \(machine) has its own copy; run qunzhu erase there too"))
    }
    if mentions > 0 {
      lines.append(
        Localized(
          "别人的 \(mentions) 条记录里提到了这些名字，请自己看看",
          "\(mentions) rows about others mention these names; look through them"))
    }
    lines.append(
      Localized(
        "够不到：导出过的文件、截图、企微和店铺后台、硬盘里还没被覆盖的旧内容",
        "Out of reach: exported files, screenshots, WeCom and the shop, old blocks of the disk"))
    return lines
  }
}

extension Rescue {
  /// What was saved, and where.
  func words(_ path: String) -> Localized {
    switch self {
    case .history(let groups):
      Localized("另存好了，\(groups) 步都在：\(path)", "Saved, all \(groups) steps: \(path)")
    case .rows:
      Localized(
        "另存好了，只有现在的内容，没有记录：\(path)", "Saved as it is now, without history: \(path)")
    }
  }
}
