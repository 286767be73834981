public import Wording

extension StoreProblem {
  /// What a repair will do about it, said before it does it.
  public var step: Localized {
    switch kind {
    case .tornTail:
      Localized(
        "把没写完的末尾另存到 quarantine/，再从日志截掉（从来没有报过「已存」）",
        "copy the unfinished end to quarantine/, then cut it off (it was never called saved)")
    case .openLine:
      Localized("下次写入时补上换行符，内容不动", "the next write adds the line feed; nothing else changes")
    case .badLine, .conflictMarker, .repeated, .brokenChain, .unfinished, .unreadable,
      .doesNotApply:
      Localized(
        "先把整个文件复制到 quarantine/，再在新的日志文件里写明跳过这一处；其余每一行都留下",
        "copy the whole file to quarantine/, then say in a new journal file that this place is passed over; every other line stays"
      )
    case .editedByHand:
      Localized(
        "先复制到 quarantine/，改过的不算数；加 --take-edits 就把现在的内容记成新的一步",
        "copy it to quarantine/ and pass over what was edited; with --take-edits what it says now becomes a new step"
      )
    case .gap, .missingFile, .shortFile:
      Localized(
        "找不回来的记下来，以后不再报；快照里还有的内容补记成新的一步",
        "note what cannot be found so that it is not reported again; what a snapshot still shows is recorded anew"
      )
    case .badSnapshot:
      Localized("不再用这份快照，内容由日志给出", "let go of this snapshot; the journal gives the rows")
    case .badManifest:
      Localized(
        "旧的复制到 quarantine/，按日志重写一份",
        "copy the old one to quarantine/ and write a new one from the journal")
    case .badMachineFile:
      Localized(
        "旧的复制到 quarantine/，这台电脑换一本新日志，编号不会重复",
        "copy the old one to quarantine/; this host begins a new journal, so no number comes twice")
    case .badReserve:
      Localized(
        "不影响数据；复制到 quarantine/，再留一份空的",
        "no data is affected; copy it to quarantine/ and hold room back anew")
    case .unfinishedErasure:
      Localized("不是修复的事：运行 qunzhu erase", "not for repair: run qunzhu erase")
    }
  }
}
