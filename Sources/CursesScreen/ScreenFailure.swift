/// Why there can be no screen here.
public enum ScreenFailure: Error, Hashable, Sendable {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// `TERM` is empty, or the system has no description of that terminal.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor.
  case tooSimple(String)
  /// The system has no locale that speaks UTF-8.
  case noUnicode
  /// Another screen is already open in this process.
  case alreadyOpen
  /// The system refused a pipe or the terminal's settings.
  case refused

  /// The reason in Chinese, with what to do.
  public var chinese: String {
    switch self {
    case .notATerminal: "这里不是终端：输入或输出接到了文件或管道。请直接在终端里运行。"
    case .unknownTerminal(""): "没有设置 TERM，不知道是什么终端。可以试试 TERM=xterm-256color。"
    case .unknownTerminal(let name):
      "系统不认识终端「\(name)」。可以试试 TERM=xterm-256color，或安装 ncurses-term。"
    case .tooSimple(let name):
      "终端「\(name)」不能移动光标，画不了界面。可以试试 TERM=xterm-256color，或不用屏幕的 qunzhu --plain。"
    case .noUnicode: "系统里没有 UTF-8 的语言环境，显示不了中文。请安装 C.UTF-8 或 zh_CN.UTF-8。"
    case .alreadyOpen: "屏幕已经打开了。"
    case .refused: "系统不让改终端的设置。"
    }
  }

  /// The reason in English, with what to do.
  public var english: String {
    switch self {
    case .notATerminal:
      "This is not a terminal: input or output is a file or a pipe. Run it in a terminal."
    case .unknownTerminal(""):
      "TERM is not set, so the terminal is unknown. Try TERM=xterm-256color."
    case .unknownTerminal(let name):
      "The terminal \"\(name)\" is unknown here. Try TERM=xterm-256color, or install ncurses-term."
    case .tooSimple(let name):
      "The terminal \"\(name)\" cannot place its cursor. Try TERM=xterm-256color, or qunzhu --plain, which needs no screen."
    case .noUnicode:
      "No UTF-8 locale is installed, so Chinese cannot be shown. Install C.UTF-8."
    case .alreadyOpen: "A screen is already open."
    case .refused: "The system refused to change the terminal's settings."
    }
  }
}
