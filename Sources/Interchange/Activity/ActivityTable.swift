import CommunityModel
import Wording

/// A table of talk with its columns found: a chat history, or a list of members with what they said.
struct ActivityTable {
  /// The file's place in the batch.
  let file: Int
  /// The file's name without ending: a chat history carries no name of its group.
  let stem: String
  let isHistory: Bool
  var cells: ColumnTable<ActivityColumn>

  /// Recognises a table by its headings, or takes it for talk where the person says so; nil for another table.
  init?(
    _ name: String, _ table: CsvTable, _ encoding: TextEncoding, in batch: inout Batch
  ) throws(ImportError) {
    let isSaid = batch.options.kind == .activity
    let isHistory = ActivityColumn.isHistory(table.headings)
    let isList = ActivityColumn.isList(table.headings)
    guard isSaid || (batch.options.kind == nil && (isHistory || isList)) else { return nil }
    cells = try ColumnTable(table, named: name, map: batch.options.map)
    let isWhole =
      cells.has(.at) && (cells.has(.sender) || cells.has(.nickname))
      || cells.has(.user) && cells.has(.last)
    guard isWhole else { throw .unrecognised(file: name, headings: table.headings) }
    self.isHistory = cells.has(.at)
    stem = name.split(separator: ".").first.map(String.init) ?? name
    file = batch.open(
      name, format: self.isHistory ? "activity.wechatmsg" : "activity.weiban", encoding: encoding)
  }

  /// Reads the table to its end.
  mutating func read(into talk: inout TalkMatching, _ batch: inout Batch) throws(ImportError) {
    let name = batch.reports[file].file
    var count = TalkCount(file: file, stem: stem)
    while try cells.next(of: name) {
      let line = cells.table.line
      // What was said stays where it was: a row that cannot be read is named by its line alone.
      guard !cells.table.hasNul else {
        batch.reports[file].rows += 1
        batch.refuse(file, line: line, Localized("含有 NUL 字符", "holds a NUL character"))
        continue
      }
      if isHistory {
        readMessage(line, into: &count, &batch)
      } else {
        let listed = ListedTalk(
          group: cells[.chat], user: cells[.user], union: cells[.union],
          last: cells[.last], place: line)
        talk.take(listed, of: file, into: &batch)
      }
    }
    if isHistory { talk.settle(count, into: &batch) }
  }

  private func readMessage(_ line: Int, into count: inout TalkCount, _ batch: inout Batch) {
    // Notices of the system and the keeper's own messages are nobody's talk.
    guard cells[.type] != "10000", cells[.isOwn] != "1" else {
      count.aside += 1
      return
    }
    guard let moment = MomentReading(cells[.at]) else {
      batch.reports[file].rows += 1
      batch.refuse(file, line: line, Localized("时间看不懂", "the time cannot be read"))
      return
    }
    let zone = batch.moment.zone
    let day = Day(number: Int32(clamping: moment.day))
    let offset =
      moment.offset ?? Int(zone.offset(at: zone.instant(day, second: moment.secondOfDay ?? 0)))
    let at = Instant(seconds: Int64(moment.secondsSince1970(offset: offset)))
    guard at.seconds <= batch.moment.now.seconds + 600 else {
      batch.reports[file].rows += 1
      batch.refuse(file, line: line, Localized("时间在将来", "the time lies ahead"))
      return
    }
    let sender = TalkSender(
      account: cells[.sender], remark: cells[.remark], nickname: cells[.nickname])
    count.add(sender, at: at, day: zone.day(of: at))
  }
}

/// Who wrote a message, as far as a chat history says.
struct TalkSender: Hashable {
  let account: String
  let remark: String
  let nickname: String
}

/// The messages of one chat history by sender and day; the words themselves are gone by now.
struct TalkCount {
  /// One sender's day.
  struct SenderDay: Hashable {
    let sender: TalkSender
    let day: Day
  }

  /// What somebody said on a day.
  struct Said {
    var messages: Int64 = 0
    var last: Instant
  }

  let file: Int
  let stem: String
  var aside = 0
  private(set) var days: [SenderDay: Said] = [:]

  init(file: Int, stem: String) {
    self.file = file
    self.stem = stem
  }

  mutating func add(_ sender: TalkSender, at: Instant, day: Day) {
    let key = SenderDay(sender: sender, day: day)
    var said = days[key] ?? Said(last: at)
    said.messages += 1
    if at.milliseconds > said.last.milliseconds { said.last = at }
    days[key] = said
  }
}
