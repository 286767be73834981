/// The keys whose frames are compared between terminals.
enum FrameScenario {
  /// Keys in the notation of the tests, and as tmux names them.
  static let steps: [(ours: String, theirs: [String])] = [
    ("2", ["2"]), ("<space>", ["Space"]), ("<down>", ["Down"]), ("<space>", ["Space"]),
    ("t", ["t"]),
    ("<esc>", ["Escape"]), ("/", ["/"]), ("囤", ["囤"]), ("<esc>", ["Escape"]), ("3", ["3"]),
    ("=", ["="]), ("4", ["4"]), ("=", ["="]), ("?", ["?"]), ("<esc>", ["Escape"]), ("1", ["1"]),
    ("s", ["s"]), ("<esc>", ["Escape"]), ("zl", ["z", "l"]), ("0", ["0"]),
  ]
}
