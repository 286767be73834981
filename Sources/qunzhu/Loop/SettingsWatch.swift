import Glibc

/// Says when something in the configuration folder has changed, so that a session follows it at once.
final class SettingsWatch {
  /// Becomes readable when something changed; nil where there is nothing to watch.
  let descriptor: Int32?

  /// Watches the folder and its themes, as far as they are there.
  init(_ folder: String) {
    let handle = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard handle >= 0 else {
      descriptor = nil
      return
    }
    let signs = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    let folders: [String] = [folder, folder + "/themes"]
    var watched: [Int32] = []
    for path in folders {
      let number = inotify_add_watch(handle, path, signs)
      if number >= 0 { watched.append(number) }
    }
    if watched.isEmpty {
      close(handle)
      descriptor = nil
    } else {
      descriptor = handle
    }
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Whether anything changed since the last call.
  func hasChanged() -> Bool {
    guard let descriptor else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isChanged = false
    while buffer.withUnsafeMutableBytes({ read(descriptor, $0.baseAddress, $0.count) }) > 0 {
      isChanged = true
    }
    return isChanged
  }
}
