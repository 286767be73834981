public import Wording

/// Everything a key can ask of the console besides the verbs on rows.
public enum Command: String, CaseIterable, Sendable {
  case moveDown, moveUp, pageDown, pageUp, halfDown, halfUp, first, last
  case detailDown, detailUp, nextPane, previousPane, nextTab, previousTab
  case moveLeft, moveRight, nextPage, previousPage, thisPage, nextView
  case open, back, filter, jump, palette, menu, help
  case mark, markUp, range, markAll, invert, markByQuery, markSame, onlyMarked, restoreMarks,
    keepMarked
  case undo, redo, history, repeatLast, copyRow, sort, reverseSort, zoom, language, theme, mask
  case centre, reload, rescue, redraw, suspend, quit, quitNow, reselect, reselectSkipped,
    copyDigest, policies
  case sortLeft, sortRight, columns, hideColumn, sidebar, undoView, signs, mouse, tour
  case nextMatch, previousMatch
  case goMembers, goAudit, goCampaign, goReferrer, goInvitees
  case widenColumn
  case storeMarks, recallMarks, views, recipes, record, editSheet, export
}

/// How a command is found: its keys, its name, where help lists it.
public struct CommandDeclaration: Sendable {
  /// The command.
  public let command: Command
  /// The keys, as key tables write them; the first is shown in hints.
  public let keys: [String]
  /// Its name in help and palette.
  public let title: Localized
  /// The help section.
  public let section: Localized
  /// Its name in the line of hints; nil for what is not hinted at.
  public let hint: Localized?
}

/// Every command with its keys; the only list of them.
public enum CommandCatalog {
  static let moving = Localized("移动", "Moving")
  static let choosing = Localized("选择", "Choosing")
  static let doing = Localized("做", "Doing")
  static let seeing = Localized("看", "Seeing")
  static let leaving = Localized("离开", "Leaving")

  /// The commands in the order of help.
  public static let all: [CommandDeclaration] = [
    declare(.moveDown, ["j", "down", "C-n"], moving, "下一行", "Next row"),
    declare(.moveUp, ["k", "up", "C-p"], moving, "上一行", "Previous row"),
    declare(.halfDown, ["C-d"], moving, "下半页", "Half a page down"),
    declare(.halfUp, ["C-u"], moving, "上半页", "Half a page up"),
    declare(.pageDown, ["C-f", "pagedown"], moving, "下一页", "Page down"),
    declare(.pageUp, ["C-b", "pageup"], moving, "上一页", "Page up"),
    declare(.first, ["g g", "home"], moving, "到顶", "To the top"),
    declare(.last, ["G", "end"], moving, "到底", "To the bottom"),
    declare(.detailDown, ["J"], moving, "详情下滚", "Scroll the detail down"),
    declare(.detailUp, ["K"], moving, "详情上滚", "Scroll the detail up"),
    declare(.nextPane, ["tab"], moving, "下一个面板", "Next pane"),
    declare(.previousPane, ["backtab"], moving, "上一个面板", "Previous pane"),
    declare(.moveLeft, ["h", "left"], moving, "看板、日历里往左", "Left, in boards and calendars"),
    declare(
      .moveRight, ["l", "right"], moving, "看板、日历里往右；名单里打开",
      "Right in boards and calendars; opens in lists"),
    declare(.nextPage, ["}"], moving, "下一周", "Next week", hint: Localized("下周", "next week")),
    declare(.previousPage, ["{"], moving, "上一周", "Previous week"),
    declare(.thisPage, ["g t"], moving, "回到这一周", "Back to this week"),
    declare(.nextTab, ["]"], moving, "下一个标签页；日历里下个月", "Next tab; next month in the calendar"),
    declare(
      .previousTab, ["["], moving, "上一个标签页；日历里上个月", "Previous tab; the month before"),
    declare(
      .jump, ["'", "f3"], moving, "按名字、拼音、首字母跳到", "Jump by name, pinyin or initials",
      hint: Localized("跳到", "jump")),
    declare(.nextMatch, ["n"], moving, "下一个叫这名字的", "Next of that name"),
    declare(.previousMatch, ["N"], moving, "上一个叫这名字的", "Previous of that name"),
    declare(.goMembers, ["g m"], moving, "这个群、这一行的成员", "Members of this group or row"),
    declare(.goCampaign, ["g c"], moving, "它的活动", "Its campaign"),
    declare(.goReferrer, ["g r"], moving, "谁带来的", "Who brought them"),
    declare(.goInvitees, ["g i"], moving, "带来了谁", "Whom they brought"),
    declare(.goAudit, ["g a"], moving, "这一行改过什么", "What was done to this row"),
    declare(
      .mark, ["space"], choosing, "选中，到下一行", "Mark and move on", hint: Localized("选", "mark")),
    declare(.markUp, ["backspace"], choosing, "选中，到上一行", "Mark and move back"),
    declare(.range, ["v"], choosing, "从这里选一段", "Mark a range from here"),
    declare(.markAll, ["V"], choosing, "全选筛出的；再按取消", "Mark all that are shown; again to unmark"),
    declare(.invert, ["I"], choosing, "反选筛出的", "Invert the marks among those shown"),
    declare(
      .markByQuery, ["*"], choosing, "按条件选", "Mark by query",
      hint: Localized("按条件选", "mark by query")),
    declare(.markSame, [","], choosing, "选同值", "Mark all with the same value in a column"),
    declare(.keepMarked, ["&"], choosing, "已选里只留符合条件的", "Keep only marked rows that match a query"),
    declare(
      .onlyMarked, ["M"], choosing, "只看已选", "Show only marked rows",
      hint: Localized("只看已选", "only marked")),
    declare(.restoreMarks, ["C-o"], choosing, "恢复上一次的选择", "Restore the previous marks"),
    declare(.reselect, ["g s"], choosing, "重选刚才改过的", "Mark what the last action changed"),
    declare(
      .reselectSkipped, ["g S"], choosing, "重选刚才跳过的", "Mark what the last action left out"),
    declare(
      .storeMarks, ["m"], choosing, "把已选存成一组：m 字母", "Keep the marks as a set: m and a letter"),
    declare(.recallMarks, ["`"], choosing, "找回一组：` 字母", "Bring a set back: ` and a letter"),
    declare(.menu, [";"], doing, "动作菜单", "Menu of actions", hint: Localized("动作", "actions")),
    declare(
      .palette, [":", "f2"], doing, "命令面板", "Command palette", hint: Localized("命令", "commands")),
    declare(.undo, ["u"], doing, "撤销我的上一步", "Undo my last action", hint: Localized("撤销", "undo")),
    declare(.redo, ["C-r"], doing, "重做", "Redo"),
    declare(.history, ["U", "8"], doing, "操作记录", "History"),
    declare(
      .policies, ["g p"], doing, "改规则：分层、节奏、标签、等级、积分",
      "Policies: tiers, rhythm, tags, levels, points, contact"),
    declare(.repeatLast, ["."], doing, "对已选的再做一遍", "Repeat the last action on the marks"),
    declare(.editSheet, ["E"], doing, "在编辑器里改已选的", "Edit the marked rows in your editor"),
    declare(.record, ["z r"], doing, "开始或停下录流程", "Begin or end recording a recipe"),
    declare(.recipes, ["z d"], doing, "做一个存好的流程", "Do a saved recipe"),
    declare(.export, ["w"], doing, "导出看到的", "Write what is shown to a file"),
    declare(.copyRow, ["y"], doing, "复制：文案、名字、行、编号", "Copy text, name, row or id"),
    declare(.copyDigest, ["Y"], doing, "生成日报并复制", "Make and copy the day's report"),
    declare(.filter, ["/", "f4"], seeing, "筛选", "Filter", hint: Localized("筛选", "filter")),
    declare(
      .views, ["\""], seeing, "视图：打开或存下现在的筛选", "Views: open one, or save this filter"),
    declare(.open, ["enter"], seeing, "打开", "Open", hint: Localized("打开", "open")),
    declare(
      .nextView, ["="], seeing, "换视图：周、月、看板、名单", "Next view: week, month, board, list",
      hint: Localized("换视图", "view")),
    declare(
      .sort, ["s", "f6"], seeing, "按哪一列排", "Choose the column to order by",
      hint: Localized("排序", "sort")),
    declare(.reverseSort, ["S"], seeing, "倒过来排", "Reverse the order"),
    declare(.sortLeft, ["<"], seeing, "按左边一列排", "Order by the column to the left"),
    declare(.sortRight, [">"], seeing, "按右边一列排", "Order by the column to the right"),
    declare(.columns, ["z c"], seeing, "挑要看的列", "Choose the columns to show"),
    declare(.hideColumn, ["z h"], seeing, "藏起排序的那一列", "Hide the column that orders the rows"),
    declare(
      .widenColumn, ["z w"], seeing, "排序的那一列宽一点；再按回到原样",
      "Widen the column that orders the rows; again for less"),
    declare(.sidebar, ["z s"], seeing, "右边详情栏 开／关", "Detail beside the list, on or off"),
    declare(.undoView, ["z u"], seeing, "退回上一种看法", "Back to the view before"),
    declare(.signs, ["z b"], seeing, "换一套符号：全部、稳妥、英文", "Other signs: all, safe, plain"),
    declare(.mouse, ["z p"], seeing, "鼠标 开／关", "Mouse on or off"),
    declare(.tour, ["g ?", "f9"], seeing, "导览", "Tour"),
    declare(.zoom, ["z o"], seeing, "放大名单或详情", "Zoom the list or the detail"),
    declare(.language, ["z l"], seeing, "中文／English", "English／中文"),
    declare(.theme, ["z t"], seeing, "挑配色", "Choose a theme"),
    declare(.mask, ["z m"], seeing, "打码姓名", "Mask names"),
    declare(.centre, ["z z"], seeing, "光标行居中", "Centre the row"),
    declare(.reload, ["f5"], seeing, "重新读盘", "Reload from disk"),
    declare(.rescue, ["z k"], seeing, "另存一份到别处", "Save a copy elsewhere"),
    declare(.redraw, ["C-l"], seeing, "重画屏幕", "Redraw the screen"),
    declare(.help, ["?", "f1"], seeing, "帮助", "Help", hint: Localized("帮助", "help")),
    declare(
      .back, ["esc"], leaving, "退一层：选择、筛选、放大", "Step back: range, marks, filter, zoom",
      hint: Localized("清选择", "clear")),
    declare(.suspend, ["C-z"], leaving, "挂起", "Suspend"),
    declare(.quit, ["q", "f10"], leaving, "退出", "Quit"),
    declare(.quitNow, ["Q"], leaving, "马上退出（都已自动保存）", "Quit at once (everything is saved)"),
  ]

  private static func declare(
    _ command: Command, _ keys: [String], _ section: Localized, _ zh: String, _ en: String,
    hint: Localized? = nil
  ) -> CommandDeclaration {
    CommandDeclaration(
      command: command, keys: keys, title: Localized(zh, en), section: section, hint: hint)
  }

  /// The declaration of a command.
  public static func declaration(_ command: Command) -> CommandDeclaration? {
    all.first { $0.command == command }
  }
}
