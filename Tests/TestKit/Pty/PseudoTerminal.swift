import Glibc

/// The two ends of a pseudo terminal.
///
/// Our own hold on the program's end matters: the kernel resets the line settings when the last user leaves, and a
/// program that forgot to restore them would look as if it had.
final class PseudoTerminal {
  /// The keyboard and the screen.
  let master: Descriptor
  /// The end that programs see.
  let slave: Descriptor
  /// Where programs open it.
  let path: String

  init(columns: Int, rows: Int) throws {
    master = try Descriptor.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    guard ioctl(master.number, Request.unlock, &unlocked) == 0 else {
      throw HarnessError.system("unlocking a terminal")
    }
    var number: UInt32 = 0
    guard ioctl(master.number, Request.number, &number) == 0 else {
      throw HarnessError.system("numbering a terminal")
    }
    path = "/dev/pts/\(number)"
    slave = try Descriptor.open(path, O_RDWR | O_NOCTTY)
    master.neverWait()
    try resize(columns: columns, rows: rows)
  }

  /// Tells the kernel the size, which tells the program where it changed.
  func resize(columns: Int, rows: Int) throws {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(master.number, Request.setSize, &size) == 0 else {
      throw HarnessError.system("sizing a terminal")
    }
  }

  /// True when the program has read every key; a hung-up terminal has none left.
  var inputIsRead: Bool {
    var waiting: Int32 = 0
    guard slave.isOpen, ioctl(slave.number, Request.bytesWaiting, &waiting) == 0 else {
      return true
    }
    return waiting == 0
  }

  /// Requests that Swift's view of the C library leaves out.
  private enum Request {
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
    static let setSize: UInt = 0x5414
    static let bytesWaiting: UInt = 0x541b
  }
}
