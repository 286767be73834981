import Cells
import CommunityModel
import CommunityRules
import Wording

/// A report as one page for a browser: everything in one file, drawn in SVG, without a script.
struct ReportPage {
  let document: ReportDocument
  let language: Language

  private func say(_ words: Localized) -> String { escaped(words[language]) }

  private func escaped(_ text: String) -> String {
    SafeText.cellSafe(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }

  /// The page.
  var html: String {
    let name = "\(escaped(document.workspace)) · \(say(document.title))"
    let code = language == .chinese ? "zh-Hans" : "en"
    var page = """
      <!DOCTYPE html>
      <html lang="\(code)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(name) · \(document.asOf.text)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header><h1>\(name)</h1><p>\(document.from.text) – \(document.asOf.text)</p></header>

      """
    for section in document.sections {
      page += "<section id=\"\(section.id)\">\n<h2>\(say(section.title))</h2>\n"
      if !section.sentences.isEmpty {
        page += "<ul>" + section.sentences.map { "<li>\(say($0))</li>" }.joined() + "</ul>\n"
      }
      if let picture = section.picture { page += figure(picture, section) }
      if let table = section.table { page += self.table(table) }
      page += "</section>\n"
    }
    let footer = Localized(
      "由 qunzhu 生成 · 不含姓名和电话", "Made by qunzhu · holds no names and no phone numbers")
    return page + "<footer>\(say(footer))</footer>\n</body>\n</html>\n"
  }

  private func table(_ table: ReportDocument.Table) -> String {
    let head = table.columns.map { "<th scope=\"col\">\(say($0.title))</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>"
        + row.enumerated().map { place, cell in
          place == 0 ? "<th scope=\"row\">\(say(cell))</th>" : "<td>\(say(cell))</td>"
        }.joined() + "</tr>"
    }
    return
      "<table><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>\n"
  }

  // MARK: Pictures

  private func figure(_ picture: ReportDocument.Picture, _ section: ReportDocument.Section)
    -> String
  {
    let drawing =
      switch picture {
      case .bullets(let bullets): self.bullets(bullets)
      case .bars(let labels, let series): bars(labels, series)
      case .trends(let trends): self.trends(trends)
      case .heat(let rows, let columns, let shares): heat(rows, columns, shares)
      }
    return "<figure>\(drawing)</figure>\n"
  }

  private func svg(_ width: Int, _ height: Int, _ title: String, _ body: String) -> String {
    "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(title)\" "
      + "xmlns=\"http://www.w3.org/2000/svg\">\(body)</svg>"
  }

  /// One bar a target, all against one line.
  private func bullets(_ bullets: [(label: Localized, progress: Double, isMet: Bool)]) -> String {
    let (label, line, step) = (170, 420, 24)
    var body = ""
    for (row, bullet) in bullets.enumerated() {
      let y = row * step + 4
      let share = bullet.progress.isFinite ? min(1.4, max(0, bullet.progress)) : 0
      let width = Int(share * Double(line))
      body +=
        "<text x=\"\(label - 8)\" y=\"\(y + 13)\" text-anchor=\"end\">\(say(bullet.label))</text>"
      body +=
        "<rect x=\"\(label)\" y=\"\(y)\" width=\"\(line * 14 / 10)\" height=\"16\" class=\"track\"/>"
      body +=
        "<rect x=\"\(label)\" y=\"\(y + 3)\" width=\"\(max(1, width))\" height=\"10\" class=\"\(bullet.isMet ? "met" : "short")\"/>"
      let mark = bullet.isMet ? "✓" : "\(Int((bullet.progress * 100).rounded()))%"
      body += "<text x=\"\(label + line * 14 / 10 + 8)\" y=\"\(y + 13)\">\(mark)</text>"
    }
    let height = bullets.count * step + 8
    body +=
      "<line x1=\"\(label + line)\" x2=\"\(label + line)\" y1=\"0\" y2=\"\(height)\" class=\"line\"/>"
    let title = say(
      Localized("各目标达到多少，竖线是目标", "How much of each target is reached; the line is the target"))
    return svg(label + line * 14 / 10 + 60, height, title, body)
  }

  /// A small line a figure, each on a scale of its own; its last value is marked.
  private func trends(_ trends: [(label: Localized, values: [Double?])]) -> String {
    let (column, label, line, step) = (380, 150, 210, 28)
    var body = ""
    for (number, trend) in trends.enumerated() {
      let (x, y) = (number % 2 * column, number / 2 * step + 2)
      let known = trend.values.compactMap { $0 }.filter(\.isFinite)
      guard let low = known.min(), let high = known.max() else { continue }
      let points = trend.values.enumerated().compactMap { place, value -> (x: Int, y: Int)? in
        guard let value, value.isFinite else { return nil }
        let share = high > low ? (value - low) / (high - low) : 0.5
        let across = place * line / max(1, trend.values.count - 1)
        return (x + label + across, y + 20 - Int(share * 16))
      }
      body +=
        "<text x=\"\(x + label - 8)\" y=\"\(y + 17)\" text-anchor=\"end\">\(say(trend.label))</text>"
      let path = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
      body += "<polyline points=\"\(path)\" class=\"trend\"/>"
      if let last = points.last {
        body += "<circle cx=\"\(last.x)\" cy=\"\(last.y)\" r=\"3\" class=\"s1\"/>"
      }
    }
    return svg(
      column * 2, (trends.count + 1) / 2 * step + 8,
      say(Localized("近 12 周，每个指标一条线", "Twelve weeks, a line a figure")), body)
  }

  /// Bars side by side, a place a label.
  private func bars(_ labels: [String], _ series: [(title: Localized, values: [Double])]) -> String
  {
    let (width, height, base) = (760, 190, 150)
    let most = max(1, series.flatMap(\.values).max() ?? 1)
    let slot = width / max(1, labels.count)
    let bar = max(4, (slot - 12) / max(1, series.count))
    var body = ""
    for (place, label) in labels.enumerated() {
      for (number, one) in series.enumerated() {
        let tall = Int(one.values[place] / most * 120)
        let x = place * slot + 6 + number * bar
        body +=
          "<rect x=\"\(x)\" y=\"\(base - tall)\" width=\"\(bar - 2)\" height=\"\(max(1, tall))\" class=\"s\(number + 1)\"/>"
        body +=
          "<text x=\"\(x + bar / 2)\" y=\"\(base - tall - 4)\" text-anchor=\"middle\" class=\"small\">\(Int(one.values[place]))</text>"
      }
      body +=
        "<text x=\"\(place * slot + slot / 2)\" y=\"\(base + 16)\" text-anchor=\"middle\">\(escaped(label))</text>"
    }
    for (number, one) in series.enumerated() {
      let x = 6 + number * 130
      body +=
        "<rect x=\"\(x)\" y=\"\(height - 14)\" width=\"10\" height=\"10\" class=\"s\(number + 1)\"/>"
      body += "<text x=\"\(x + 16)\" y=\"\(height - 5)\">\(say(one.title))</text>"
    }
    return svg(
      width, height, series.map { say($0.title) }.joined(separator: ", "), body)
  }

  /// Shares as cells, darker where they are greater, each with its number.
  private func heat(_ rows: [String], _ columns: [String], _ shares: [[Double?]]) -> String {
    let (label, cell, step) = (70, 52, 26)
    let most = max(0.01, shares.joined().compactMap { $0 }.max() ?? 1)
    var body = ""
    for (place, column) in columns.enumerated() {
      body +=
        "<text x=\"\(label + place * cell + cell / 2)\" y=\"14\" text-anchor=\"middle\">\(escaped(column))</text>"
    }
    for (row, name) in rows.enumerated() {
      let y = 20 + row * step
      body += "<text x=\"\(label - 8)\" y=\"\(y + 17)\" text-anchor=\"end\">\(escaped(name))</text>"
      for (place, share) in shares[row].enumerated() {
        guard let share else { continue }
        let hundredths = Int(share / most * 80)
        let opacity = hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
        body +=
          "<rect x=\"\(label + place * cell)\" y=\"\(y)\" width=\"\(cell - 2)\" height=\"\(step - 2)\" class=\"s1\" opacity=\"\(opacity)\"/>"
        body +=
          "<text x=\"\(label + place * cell + cell / 2)\" y=\"\(y + 17)\" text-anchor=\"middle\" class=\"small\">\(Int((share * 100).rounded()))%</text>"
      }
    }
    return svg(
      label + columns.count * cell + 4, 24 + rows.count * step,
      say(Localized("每月再买的比例", "Share that bought again, by month")), body)
  }

  private static let style = """
    :root{color-scheme:light}*{box-sizing:border-box}
    body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1b2733;background:#fff;max-width:880px;margin:0 auto;padding:24px}
    h1{font-size:24px;margin:0}header p{color:#5b6b7b;margin:4px 0 16px}
    h2{font-size:17px;border-bottom:2px solid #d8e0e8;padding-bottom:4px;margin:28px 0 10px}
    table{border-collapse:collapse;width:100%;font-size:13px}th,td{padding:4px 8px;border-bottom:1px solid #e6ebf0;text-align:right;font-variant-numeric:tabular-nums}
    th,td{white-space:nowrap}th:first-child{text-align:left;font-weight:600}thead th{color:#5b6b7b;font-weight:600}
    #goals :is(th,td):last-child,:is(#alerts,#needs) :is(th,td){text-align:left;white-space:normal}
    figure{margin:10px 0}svg{width:100%;height:auto;font-size:12px;fill:#1b2733}
    .track{fill:#eef2f6}.met{fill:#2e8b57}.short{fill:#c77d0a}.line{stroke:#1b2733;stroke-width:2}.trend{fill:none;stroke:#3b6ea5;stroke-width:2}.s1{fill:#3b6ea5}.s2{fill:#7fb069}.small{font-size:10px}
    footer{color:#5b6b7b;margin-top:32px;font-size:12px}
    @media print{body{padding:0;max-width:none}section{break-inside:avoid}h2{break-after:avoid}}
    """
}
