import CommunityModel

/// What somebody said by a day, in numbers.
struct TalkSummary {
  /// The number of the last day with a message.
  var last: Int32?
  /// Messages of the last 30 days.
  var messages: Int32 = 0
  /// One bit for each of the last 30 days that has a message, so that two groups count once.
  var days: UInt32 = 0

  mutating func add(_ row: DailyActivity, today: Day) {
    let age = today.number - row.day.number
    guard age >= 0, row.messages > 0 else { return }
    if last.map({ $0 < row.day.number }) ?? true { last = row.day.number }
    guard age < 30 else { return }
    messages += Int32(clamping: row.messages)
    days |= 1 << UInt32(age)
  }
}

/// What every member said, by the member's place.
struct TalkLedger {
  private var summaries: [TalkSummary] = []

  init(_ rows: Table<DailyActivity>, _ index: RowIndex, today: Day) {
    guard !rows.isEmpty else { return }
    summaries = Array(repeating: TalkSummary(), count: index.count)
    for chunk in 0..<rows.chunkCount {
      for row in rows.chunk(chunk) {
        if let place = index[row.member.raw] { summaries[place].add(row, today: today) }
      }
    }
  }

  subscript(place: Int) -> TalkSummary {
    summaries.isEmpty ? TalkSummary() : summaries[place]
  }
}
