import CommunityModel
import Foundation
import Wording

/// One person of a member list as Weiban writes it; only what says who and how much is read.
private struct WeibanPerson: Decodable {
  let group: String
  let user: String
  let union: String?
  let last: String?

  enum CodingKeys: String, CodingKey {
    case group = "group_id"
    case user = "user_id"
    case union = "unionid"
    case last = "last_chat_msg_time"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    group = try values.decode(String.self, forKey: .group)
    user = try values.decode(String.self, forKey: .user)
    union = try? values.decodeIfPresent(String.self, forKey: .union)
    // A time is written as a number of seconds by some versions and as text by others.
    if let number = try? values.decodeIfPresent(Int64.self, forKey: .last) {
      last = String(number)
    } else {
      last = try? values.decodeIfPresent(String.self, forKey: .last)
    }
  }
}

/// The list, alone or within an answer.
private struct WeibanAnswer: Decodable {
  let people: [Lossy<WeibanPerson>]

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let list = try? decoder.singleValueContainer().decode([Lossy<WeibanPerson>].self) {
      people = list
      return
    }
    let values = try decoder.container(keyedBy: AnyKey.self)
    for key in values.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      if let list = try? values.decode([Lossy<WeibanPerson>].self, forKey: key) {
        people = list
        return
      }
      if let inner = try? values.decode(WeibanAnswer.self, forKey: key) {
        people = inner.people
        return
      }
    }
    people = []
  }
}

/// A member list with what people said, as Weiban answers it.
struct WeibanList {
  /// The file's place in the batch.
  let file: Int
  private let people: [Lossy<WeibanPerson>]

  /// Recognises the list by what its entries hold, or takes it for one where the person says so.
  init?(_ name: String, _ text: DecodedText, in batch: inout Batch) {
    let isSaid = batch.options.kind == .activity
    let marks = ["last_chat_msg_time", "chat_msg_count"]
    let head = String(decoding: text.bytes.prefix(4_000), as: UTF8.self)
    guard isSaid || marks.contains(where: head.contains),
      let answer = try? JSONDecoder().decode(WeibanAnswer.self, from: Data(text.bytes)),
      answer.people.contains(where: { $0.value != nil })
    else { return nil }
    people = answer.people
    file = batch.open(name, format: "activity.weiban", encoding: text.encoding)
  }

  /// Reads the list to its end.
  func read(into talk: inout TalkMatching, _ batch: inout Batch) {
    for (place, entry) in people.enumerated() {
      guard let person = entry.value else {
        batch.reports[file].rows += 1
        batch.refuse(
          file, line: place + 1,
          Localized(
            zh: "第 \(place + 1) 条读不懂：\(entry.problem)", en: "entry \(place + 1): \(entry.problem)"))
        continue
      }
      talk.take(
        ListedTalk(
          group: person.group, user: person.user, union: person.union ?? "",
          last: person.last ?? "", place: place + 1), of: file, into: &batch)
    }
  }
}
