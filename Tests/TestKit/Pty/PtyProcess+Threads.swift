import Foundation
import Glibc

extension PtyProcess {
  /// The threads of the program, the first one first.
  public func threads() throws -> [Int32] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
    return names.compactMap { Int32($0) }.sorted()
  }

  /// Lets one thread of the program run into a trap; false where the thread is gone already.
  public func trap(thread: Int32) throws -> Bool {
    // Swift's view of the C library may hide it; the linker knows it.
    guard let symbol = dlsym(nil, "tgkill") else { throw HarnessError.unknown("tgkill") }
    typealias Function = @convention(c) (Int32, Int32, Int32) -> Int32
    return unsafeBitCast(symbol, to: Function.self)(pid, thread, SIGILL) == 0
  }
}
