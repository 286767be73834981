import Glibc
import Synchronization

/// An open file of ours that closes itself.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  /// Closes it now; later calls do nothing.
  func close() {
    if number >= 0 { _ = Glibc.close(number) }
    number = -1
  }

  var isOpen: Bool { number >= 0 }

  /// Opens a file or device, never inherited.
  static func open(_ path: String, _ flags: Int32) throws -> Descriptor {
    let number = Glibc.open(path, flags | O_CLOEXEC)
    guard number >= 0 else { throw HarnessError.system("opening \(path)") }
    return Descriptor(number)
  }

  /// A pipe's two ends, never inherited.
  static func pipe() throws -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [-1, -1]
    let made = whileNoneIsHalfMade {
      guard Glibc.pipe(&ends) == 0 else { return false }
      return ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }
    guard made else { throw HarnessError.system("pipe") }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }

  /// Keeps the start of one test's program out of the moment in which another's pipe could still be inherited.
  static func whileNoneIsHalfMade<Result>(_ body: () -> sending Result) -> sending Result {
    making.withLock { _ in body() }
  }

  private static let making = Mutex(())

  /// Reads and writes come back at once from now on.
  func neverWait() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// What can be read now; the second value is false once nothing more will ever come.
  func readAvailable() -> (bytes: [UInt8], open: Bool) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while isOpen {
      let count = Glibc.read(number, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count < 0, errno == EINTR {
        continue
      } else {
        return (bytes, count < 0 && errno == EAGAIN)
      }
    }
    return (bytes, false)
  }

  /// Writes what fits now and gives the number of bytes; nil where nobody reads any more.
  func writeAvailable(_ bytes: ArraySlice<UInt8>) -> Int? {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EAGAIN { return 0 }
      if errno != EINTR { return nil }
    }
  }
}

/// Waiting for several descriptors at once.
enum Readiness {
  /// Waits until one of them can be read, was closed at the other end, or (where asked) can be written.
  static func wait(reading: [Descriptor], writing: [Descriptor] = [], most: Duration) {
    var polled =
      reading.filter(\.isOpen).map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
      + writing.filter(\.isOpen).map { pollfd(fd: $0.number, events: Int16(POLLOUT), revents: 0) }
    let milliseconds = Int32(max(0, min(most / .milliseconds(1), 60_000)).rounded(.up))
    _ = poll(&polled, nfds_t(polled.count), milliseconds)
  }
}
