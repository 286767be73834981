public import Cells
import CommunityModel
public import Wording

/// Turns of phrase and of drawing that panes share.
public enum Phrases {
  /// A section heading: words, then a rule over the rest of the width.
  public static func rule(_ words: String, width: Int, style: Style = .heading) -> StyledText {
    guard !words.isEmpty else {
      return StyledText(String(repeating: "─", count: width), .border)
    }
    let title = TextFit.cut(words, to: max(0, width - 2), ellipsis: "…")
    let rest = max(0, width - TextFit.width(of: title) - 1)
    return StyledText(title + " ", style)
      + StyledText(String(repeating: "─", count: rest), .border)
  }

  /// `3天`, `今天`: how long ago a day was.
  public static func ago(_ days: Int, _ language: Language) -> String {
    switch language {
    case .chinese: days <= 0 ? "今天" : "\(days)天"
    case .english: days <= 0 ? "today" : "\(days)d"
    }
  }

  /// `28 分钟前`, `3 小时前`, `2 天前`.
  public static func age(seconds: Int64, _ language: Language) -> String {
    let minutes = max(0, seconds / 60)
    switch (language, minutes) {
    case (.chinese, 0): return "刚刚"
    case (.english, 0): return "just now"
    case (.chinese, ..<60): return "\(minutes) 分钟前"
    case (.english, ..<60): return "\(minutes) min ago"
    case (.chinese, ..<2880): return "\(minutes / 60) 小时前"
    case (.english, ..<2880): return "\(minutes / 60) h ago"
    case (.chinese, _): return "\(minutes / 1440) 天前"
    case (.english, _): return "\(minutes / 1440) days ago"
    }
  }

  /// `数据 09:58，28 分钟前`: how old the figures are; nil where nothing was imported.
  public static func dataAge(_ input: PaneInput) -> String? {
    guard let at = input.dataAt else { return nil }
    let moment = input.moment
    let day = moment.zone.day(of: at)
    let stamp = day == moment.today ? moment.zone.clock(at) : day.shortText
    let ago = age(seconds: moment.now.seconds - at.seconds, input.language)
    return input.say("数据 \(stamp)，\(ago)", "data \(stamp), \(ago)")
  }

  /// 周一 to 周日.
  public static func weekday(_ number: Int, _ language: Language) -> String {
    let names: [Localized] = [
      Localized("周一", "Mon"), Localized("周二", "Tue"), Localized("周三", "Wed"),
      Localized("周四", "Thu"), Localized("周五", "Fri"), Localized("周六", "Sat"),
      Localized("周日", "Sun"),
    ]
    return names[min(6, max(0, number - 1))][language]
  }

  /// A quiet dot for a zero, or the number.
  public static func quiet(_ number: Int, signed: Bool = false, _ style: Style = .normal)
    -> StyledText
  {
    guard number != 0 else { return StyledText("·", .dim) }
    return StyledText(signed ? NumberText.signed(number) : NumberText.grouped(number), style)
  }

  /// A mainland mobile as 139****2207, anything else by its last two digits.
  public static func maskedPhone(_ phone: String) -> String {
    if phone.contains("*") { return phone }
    let digits = phone.filter(\.isASCII).filter(\.isNumber)
    let local = digits.count == 13 && digits.hasPrefix("86") ? String(digits.dropFirst(2)) : digits
    guard local.count == 11, local.hasPrefix("1") else {
      return phone.isEmpty ? "" : "***\(digits.suffix(2))"
    }
    return "\(local.prefix(3))****\(local.suffix(4))"
  }

  /// 张三丰 as 张**, Ann as A***, for walls and exports.
  public static func maskedName(_ name: String) -> String {
    guard let first = name.first else { return "" }
    let isChinese = first.unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false
    return "\(first)\(isChinese ? "**" : "***")"
  }
}
