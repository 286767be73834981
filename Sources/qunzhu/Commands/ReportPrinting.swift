import Cells
import CommunityModel
import CommunityRules
import Wording

/// A report as plain text, as Markdown, and as JSON.
struct ReportPrinting {
  let document: ReportDocument
  let language: Language

  private func say(_ words: Localized) -> String { SafeText.cellSafe(words[language]) }

  private var span: String {
    document.from == document.asOf
      ? document.asOf.text : "\(document.from.text) – \(document.asOf.text)"
  }

  /// Plain lines, columns under each other, pictures as bars of characters.
  var text: [String] {
    var lines = ["\(SafeText.cellSafe(document.workspace)) · \(say(document.title)) · \(span)"]
    for section in document.sections {
      lines += ["", "== \(say(section.title))"]
      lines += section.sentences.map { "  " + say($0) }
      if let table = section.table {
        lines += MetricsCommand.aligned(
          [table.columns.map { say($0.title) }] + table.rows.map { $0.map(say) }
        ).map { "  " + $0 }
      }
      lines += pictured(section.picture).map { "  " + $0 }
    }
    return lines
  }

  private func pictured(_ picture: ReportDocument.Picture?) -> [String] {
    switch picture {
    case .bullets(let bullets):
      let label = bullets.map { TextFit.width(of: say($0.label)) }.max() ?? 0
      return bullets.map { bullet in
        let bar = Bar.bullet(bullet.progress, line: 30, width: 40)
        let line = "\(TextFit.pad(say(bullet.label), to: label)) \(bar.before)┃\(bar.after)"
        return String(line.reversed().drop { $0 == " " }.reversed())
      }
    case .bars(let labels, let series):
      let most = max(1, series.flatMap(\.values).max() ?? 1)
      return labels.indices.map { place in
        let bars = series.map { one in
          Bar.horizontal(one.values[place] / most, width: 20, track: " ")
        }
        return TextFit.pad(labels[place], to: 12) + bars.joined(separator: "  ")
      }
    case .trends(let trends):
      let label = trends.map { TextFit.width(of: say($0.label)) }.max() ?? 0
      return trends.map { TextFit.pad(say($0.label), to: label) + " " + Bar.sparkline($0.values) }
    case .heat, nil: return []
    }
  }

  /// Markdown with tables.
  var markdown: String {
    func cell(_ words: Localized) -> String {
      say(words).replacing("|", with: "\\|").replacing("\n", with: " ")
    }
    var lines = [
      "# \(cell(Localized(verbatim: document.workspace))) · \(cell(document.title))", "", span, "",
    ]
    for section in document.sections {
      lines += ["## \(cell(section.title))", ""]
      lines += section.sentences.map { "- \(cell($0))" }
      if !section.sentences.isEmpty { lines.append("") }
      guard let table = section.table else { continue }
      lines.append("| " + table.columns.map { cell($0.title) }.joined(separator: " | ") + " |")
      lines.append(
        "|" + table.columns.indices.map { $0 == 0 ? " --- |" : " ---: |" }.joined())
      lines += table.rows.map { "| " + $0.map(cell).joined(separator: " | ") + " |" }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// The same sections for other programs.
  var json: Json {
    .object([
      ("report", .string(document.name)), ("asOf", .string(document.asOf.text)),
      ("from", .string(document.from.text)), ("workspace", .string(document.workspace)),
      (
        "sections",
        .array(
          document.sections.map { section in
            .object([
              ("id", .string(section.id)), ("title", .string(section.title[language])),
              ("sentences", .array(section.sentences.map { .string($0[language]) })),
              (
                "rows",
                .array(
                  (section.table?.rows ?? []).map { row in
                    .object(
                      zip(section.table?.columns ?? [], row).map {
                        ($0.id, .string($1[language]))
                      })
                  })
              ),
            ])
          })
      ),
    ])
  }
}
