/// Numbers as both languages write them here: groups of three, a minus of its own.
public enum NumberText {
  /// `12,480`.
  public static func grouped(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
  }

  /// `12,480`.
  public static func grouped(_ number: Int) -> String {
    grouped(Int64(number))
  }

  /// `+6`, `−2`; zero is `0`.
  public static func signed(_ number: Int) -> String {
    number > 0 ? "+\(grouped(number))" : grouped(number)
  }

  /// Whole currency units, halves away from zero: 31250 fen is `313`.
  public static func units(fen: Int64) -> String {
    let half: Int64 = fen < 0 ? -50 : 50
    return grouped((fen + half) / 100)
  }

  /// Currency units with cents where there are any: `¥4,386`, `¥12.50`.
  public static func yuan(fen: Int64) -> String {
    let cents = fen.magnitude % 100
    let units = grouped(Int64(fen.magnitude / 100))
    let tail = cents == 0 ? "" : ".\(cents < 10 ? "0" : "")\(cents)"
    return "\(fen < 0 ? "−" : "")¥\(units)\(tail)"
  }

  /// A share with one decimal, `81.6%`; `—` where nothing is counted.
  public static func percent(_ numerator: Int, of denominator: Int, decimals: Int = 1) -> String {
    guard denominator > 0 else { return "—" }
    guard decimals > 0 else {
      return "\((numerator * 200 + denominator) / (denominator * 2))%"
    }
    let thousandths = (numerator * 2000 + denominator) / (denominator * 2)
    return "\(thousandths / 10).\(thousandths % 10)%"
  }
}
