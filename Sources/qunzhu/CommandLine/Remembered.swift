import Glibc
import Wording

/// What was chosen while the console ran and is to be so again: a file of one line a choice in the folder
/// of states. A setting that was written after the choice wins.
enum Remembered {
  private static var folder: String {
    let home = Globals.environment("HOME") ?? "."
    return (Globals.environment("XDG_STATE_HOME") ?? "\(home)/.local/state") + "/qunzhu"
  }

  private static var path: String { folder + "/theme" }

  /// The theme that was chosen last, unless the settings are younger than the choice.
  static func theme() -> String? {
    guard let chosen = Disk.changed(path) else { return nil }
    if let written = Disk.changed(Configuration.folder + "/config.json"), written > chosen {
      return nil
    }
    guard let bytes = Disk.read(path), bytes.count < 200 else { return nil }
    let name = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
    return name.map(String.init)
  }

  /// Writes down a choice; a disk that refuses costs nobody anything but the choice.
  static func keep(theme name: String) {
    guard Disk.makeFolders(folder) else { return }
    let new = path + ".new"
    unlink(new)
    if Disk.writeNew(new, Array("\(name)\n".utf8)) { rename(new, path) }
  }
}
