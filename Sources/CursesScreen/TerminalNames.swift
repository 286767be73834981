/// The descriptions to try for a terminal, its own first.
///
/// Machines one logs in to often do not know younger terminals, nearly all of which understand what
/// xterm does.
package func terminalNames(for name: String) -> [String] {
  let likeXterm = [
    "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole",
    "mintty", "mlterm", "rio", "rxvt", "st-", "vte", "wezterm",
  ]
  if name.hasPrefix("tmux") || name.hasPrefix("screen") {
    return [name, "screen-256color", "screen"]
  }
  let isLikeXterm = likeXterm.contains { name.lowercased().hasPrefix($0) }
  return isLikeXterm ? [name, "xterm-256color", "xterm"] : [name]
}
