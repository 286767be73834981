import Glibc

/// Times work in milliseconds of the monotonic clock.
enum Stopwatch {
  /// The present in milliseconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// How long work takes once.
  static func once<Result>(_ work: () throws -> Result) rethrows -> (Result, Double) {
    let start = now
    let result = try work()
    return (result, now - start)
  }

  /// How long work takes each time.
  static func each(_ times: Int, _ work: (Int) throws -> Void) rethrows -> Figures {
    var all: [Double] = []
    for place in 0..<times {
      let start = now
      try work(place)
      all.append(now - start)
    }
    return Figures(all)
  }

  /// Times in order.
  struct Figures {
    let sorted: [Double]

    init(_ times: [Double]) {
      sorted = times.sorted()
    }

    /// The middle one.
    var median: Double { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }
    /// The one that 99 of 100 do not exceed.
    var p99: Double { sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)] }
  }
}

/// Lines of figures.
enum Page {
  /// One line: what, how long, and what it is beside.
  static func line(_ what: String, _ milliseconds: Double, _ remark: String = "") {
    let number = format(milliseconds)
    print(
      "  " + pad(what, 44) + pad(number + " ms", 16, right: true)
        + (remark.isEmpty ? "" : "   " + remark))
  }

  /// A ratio, `2.3×`.
  static func times(_ one: Double, _ other: Double) -> String {
    other > 0 ? format(one / other) + "×" : "—"
  }

  /// Three significant places.
  static func format(_ number: Double) -> String {
    let decimals = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int((number * scale).rounded())
    guard decimals > 0 else { return String(whole) }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(0, width - text.count))
    return right ? gap + text : text + gap
  }
}
