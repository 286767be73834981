import Dispatch
import Glibc

/// What the store needs of the world besides the disk; tests bring their own.
struct StoreEnvironment: Sendable {
  var ops: any FileOps
  /// Milliseconds since 1970; used for names and for the age of files, never for order.
  var clock: @Sendable () -> Int64
  var random: @Sendable () -> UInt64
  /// Sixteen hexadecimal digits that tell this host from others.
  var host: String
  /// Waits so many milliseconds before looking for a lock again, and says how many it were.
  var pause: @Sendable (Int) -> Int
  /// What a lock file says of its holder.
  var holder: String
  /// Whether a disk that other machines may have mounted is written all the same.
  var allowsNetworkDisk = false
}

extension StoreEnvironment {
  /// The machine this program runs on.
  static let live = StoreEnvironment(
    ops: PosixFileOps(),
    clock: {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    },
    random: { UInt64.random(in: .min ... .max) },
    host: liveHost(),
    pause: { wait($0) },
    holder: "pid \(getpid()) @ \(hostName())\(terminalName())",
    allowsNetworkDisk: getenv("QUNZHU_NETWORK_DISK").map { $0.pointee == 0x31 } ?? false)

  /// Time goes by a clock that nobody sets, and on a busy machine it is more than was asked for.
  private static func wait(_ milliseconds: Int) -> Int {
    let start = DispatchTime.now().uptimeNanoseconds
    usleep(UInt32(milliseconds) * 1000)
    return max(milliseconds, Int((DispatchTime.now().uptimeNanoseconds - start) / 1_000_000))
  }

  private static func liveHost() -> String {
    let machine = (try? PosixFileOps().contents(of: "/etc/machine-id")) ?? []
    let name = Array(hostName().utf8)
    return Hex.text(Crc32c.of(machine + name)) + Hex.text(Crc32c.of(name + [0] + machine))
  }

  private static func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "host" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The terminal behind standard input, for people who look for a process.
  private static func terminalName() -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    guard ttyname_r(STDIN_FILENO, &buffer, buffer.count - 1) == 0 else { return "" }
    let path = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return " " + (path.hasPrefix("/dev/") ? path.dropFirst(5) : path[...])
  }

  /// A name part that nobody else uses.
  func token() -> String { String(random(), radix: 16) }
}

/// Work spread over the cores.
enum Parallel {
  /// The results of `body` for 0 to `count` − 1, in order.
  static func map<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    guard count > 1 else { return (0..<count).map(body) }
    let slots = Slots<Value>(count)
    DispatchQueue.concurrentPerform(iterations: count) { slots.fill($0, body($0)) }
    return slots.values
  }
}
