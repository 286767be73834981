import Cells
import CommunityModel
import CommunityStore
import Console
import DemoWorkspace
import Glibc
import Wording

/// The measures, one size after another.
struct Bench {
  /// What can be measured by itself, in the order in which it is.
  enum Part: String, CaseIterable {
    case store, console, rules, pinyin, wall
  }

  let parts: [Part]
  let sizes: [Int]

  func run() {
    PinyinBench.warm()
    for size in sizes {
      print("\(size) members")
      do {
        try measure(size)
      } catch {
        print("  stopped: \(error)")
      }
    }
  }

  private func measure(_ size: Int) throws {
    let moment = Moment(now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(seconds: 0))
    let (demo, making) = Stopwatch.once { DemoWorkspace.make(members: size, moment: moment) }
    let counts = "\(demo.memberships.count) memberships, \(demo.orders.count) orders"
    Page.line("make the demo in memory", making, counts)
    for part in parts {
      switch part {
      case .store:
        let folder = try Folder()
        defer { folder.remove() }
        try StoreBench(folder, demo, moment).run()
      case .console: ConsoleBench(demo, moment).run()
      case .rules: RulesBench(demo, moment).run()
      case .pinyin: PinyinBench(demo).run()
      case .wall: WallBench(demo, moment).run()
      }
    }
    print("  peak memory \(Folder.peakMegabytes) MB")
  }
}

/// A temporary folder that is gone afterwards.
struct Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/qunzhu-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchError.noFolder }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func remove() {
    Folder.remove(path)
  }

  static func remove(_ path: String) {
    if let directory = opendir(path) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(directory)
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The largest size this process has had.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss / 1024)
  }
}

enum BenchError: Error {
  case noFolder, noFile
}
