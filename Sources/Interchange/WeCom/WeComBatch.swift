import CommunityModel
import Foundation
import Wording

/// The WeCom responses of a batch, sorted by what they are before anything is made of them.
struct WeComBatch {
  /// A member list with its file.
  struct ListedChat {
    let file: Int
    let chat: WeComChat
  }

  /// One follower's entry of a contact with its file.
  struct Entry {
    let file: Int
    let person: WeComPerson
    let follow: WeComFollow
  }

  private var chats: [ListedChat] = []
  private var contacts: [Entry] = []
  private var tagGroups: [(file: Int, group: WeComTagGroup)] = []
  private var users: [(file: Int, user: WeComUser)] = []

  /// Recognises a response by its shape.
  mutating func add(
    _ file: String, _ text: DecodedText, to batch: inout Batch
  ) throws(ImportError) {
    let document: WeComDocument
    do {
      document = try JSONDecoder().decode(WeComDocument.self, from: Data(text.bytes))
    } catch {
      throw .json(file: file, detail: WeComDocument.describe(error))
    }
    if let code = document.errcode, code != 0 {
      throw .failedResponse(file: file, code: code, text: document.errmsg ?? "")
    }
    if let chat = document.chat {
      let number = batch.open(file, format: "wecomGroupChat", encoding: text.encoding)
      batch.reports[number].rows = chat.people.count
      refuse(chat.people, of: number, in: &batch)
      chats.append(ListedChat(file: number, chat: chat))
    } else if let entries = document.contacts {
      let number = batch.open(file, format: "wecomContacts", encoding: text.encoding)
      batch.reports[number].rows = entries.count
      contacts += refuse(entries, of: number, in: &batch).map {
        Entry(file: number, person: $0.person, follow: $0.follow)
      }
    } else if let person = document.contact {
      let number = batch.open(file, format: "wecomContacts", encoding: text.encoding)
      let followers = document.followers ?? []
      batch.reports[number].rows = followers.count
      contacts += refuse(followers, of: number, in: &batch).map {
        Entry(file: number, person: person, follow: $0)
      }
    } else if let groups = document.tagGroups {
      let number = batch.open(file, format: "wecomTags", encoding: text.encoding)
      let whole = groups.compactMap(\.value)
      batch.reports[number].rows = groups.count - whole.count
      refuse(groups, of: number, in: &batch)
      tagGroups += whole.map { (number, $0) }
    } else if let listed = document.users {
      let number = batch.open(file, format: "wecomUsers", encoding: text.encoding)
      batch.reports[number].rows = listed.count
      users += refuse(listed, of: number, in: &batch).map { (number, $0) }
    } else {
      throw .unrecognised(file: file, headings: [])
    }
  }

  /// Fills the draft: colleagues and tags, then the people contacts describe, then the lists that refer to them.
  func fill(_ batch: inout Batch) {
    for (file, user) in users { fill(user, of: file, in: &batch) }
    for (file, group) in tagGroups { fill(group, of: file, in: &batch) }
    WeComContacts(entries: contacts).fill(&batch)
    WeComLists(lists: chats).fill(&batch)
    noteUnnamedTags(in: &batch)
  }

  /// The readable elements; the others are put down as problem rows.
  @discardableResult
  private func refuse<Value>(
    _ list: [Lossy<Value>], of file: Int, in batch: inout Batch
  ) -> [Value] {
    for (index, element) in list.enumerated() where element.value == nil {
      batch.refuse(
        file, line: index + 1,
        Localized(
          "第 \(index + 1) 条读不懂：\(element.problem)", "entry \(index + 1): \(element.problem)"))
    }
    return list.compactMap(\.value)
  }

  private func fill(_ user: WeComUser, of file: Int, in batch: inout Batch) {
    let origin = Origin(file: file, part: .row)
    let colleague = batch.draft.colleague(user.userid, for: origin)
    let name = ImportText.line(user.name ?? "", 40)
    batch.draft.operators.edit(colleague, for: origin) { if !name.isEmpty { $0.name = name } }
    // A staff account that is known from a group takes the name it now has.
    if batch.draft.staffByOperator[colleague] != nil {
      _ = batch.draft.staff(colleague, for: Origin(file: file, part: .aside))
    }
  }

  private func fill(_ group: WeComTagGroup, of file: Int, in batch: inout Batch) {
    batch.reports[file].rows += group.tags.count
    let category = ImportText.line(group.name, 200)
    for tag in refuse(group.tags, of: file, in: &batch) {
      if tag.isDeleted ?? false {
        batch.reports[file].skipped += 1
        continue
      }
      let origin = Origin(file: file, part: .row)
      let id = batch.draft.tag(tag.id, for: origin)
      batch.draft.tags.edit(id, for: origin) {
        $0.name = ImportText.line(tag.name, 200)
        $0.category = category
        $0.source = .wecom
      }
    }
  }

  private func noteUnnamedTags(in batch: inout Batch) {
    guard !contacts.isEmpty || !tagGroups.isEmpty else { return }
    let unnamed = batch.draft.tags.rows.filter {
      !$0.externalID.isEmpty && $0.name == $0.externalID
    }
    guard !unnamed.isEmpty else { return }
    let some = unnamed.prefix(3).map(\.externalID).joined(separator: " ")
    let rest = unnamed.count > 3 ? " …" : ""
    batch.notes.append(
      Localized(
        "\(unnamed.count) 个企微标签还没有名字（\(some)\(rest)），导入 get_corp_tag_list 即可",
        "\(unnamed.count) WeCom tags have no name yet (\(some)\(rest)); import get_corp_tag_list"))
  }
}
