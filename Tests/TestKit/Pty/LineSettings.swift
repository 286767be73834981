import Glibc

/// What the kernel does with a terminal's bytes: cooked as a shell wants it, or raw as a full-screen program does.
public struct LineSettings: Hashable, Sendable {
  /// Input, output, control and local flags, in this order.
  public let flags: [UInt32]
  /// The control characters, such as the one that interrupts.
  public let controlCharacters: [UInt8]

  /// Lines are edited by the kernel, keys echo, and control characters send signals.
  public var isCooked: Bool {
    isCanonical && echoes && flags[3] & UInt32(ISIG) != 0 && flags[0] & UInt32(ICRNL) != 0
      && flags[1] & UInt32(OPOST) != 0
  }

  /// A program reads whole lines.
  public var isCanonical: Bool { flags[3] & UInt32(ICANON) != 0 }

  /// Keys appear as they are typed.
  public var echoes: Bool { flags[3] & UInt32(ECHO) != 0 }

  /// Reads the settings of an open terminal.
  init(of descriptor: Descriptor) throws {
    var settings = termios()
    guard tcgetattr(descriptor.number, &settings) == 0 else {
      throw HarnessError.system("tcgetattr")
    }
    flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    controlCharacters = withUnsafeBytes(of: &settings.c_cc) { Array($0) }
  }
}
