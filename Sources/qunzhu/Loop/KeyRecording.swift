import Cells
import Console
import Glibc
import Wording

/// Writes down what a person does, line by line, for `replay`; the file is for its owner alone, for what
/// is typed is in it.
final class KeyRecording {
  private let descriptor: Int32
  private var isInLine = false

  /// Begins a new file, or says why there can be none.
  init(_ path: String) throws(Failure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw .usage(Localized("写不了 \(path)：\(reason)", "\(path) cannot be written: \(reason)"))
    }
    put("# qunzhu replay\n")
  }

  deinit {
    if isInLine { put("\n") }
    close(descriptor)
  }

  /// Adds something a person did; keys of one line end with Enter or Escape.
  func add(_ intent: Intent) {
    let event: InputEvent? =
      switch intent {
      case .key(let chord): .key(chord)
      case .paste(let text): .paste(text)
      case .resize(let size): .resize(size)
      case .mouse(let event): .mouse(event)
      default: nil
      }
    guard let event, let text = KeyNotation.text(of: event) else { return }
    put((isInLine ? " " : "keys: ") + text)
    isInLine = true
    if ["<enter>", "<esc>"].contains(text) {
      put("\n")
      isInLine = false
    }
  }

  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
