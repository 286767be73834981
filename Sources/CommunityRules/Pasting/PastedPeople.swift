public import CommunityModel
public import CommunityQuery
public import Wording

/// Who the lines of a pasted list are: each sure, between a few, or nobody known.
public struct PastedPeople: Sendable {
  /// How somebody was known from what was written.
  public enum Way: Int, Sendable, CaseIterable {
    case account, phone, order, groupNickname, name, remark, phoneTail, nicknameBeginning, beginning
    case sound, byHand

    /// In words.
    public var words: Localized {
      switch self {
      case .account: Localized("成员 id", "Member id")
      case .phone: Localized("手机号", "Phone")
      case .order: Localized("订单号", "Order number")
      case .groupNickname: Localized("群昵称", "Group nickname")
      case .name: Localized("昵称", "Name")
      case .remark: Localized("备注名", "Remark name")
      case .phoneTail: Localized("手机尾号", "End of the phone")
      case .nicknameBeginning: Localized("群昵称开头", "Beginning of the nickname")
      case .beginning: Localized("名字开头", "Beginning of the name")
      case .sound: Localized("读音像", "Sounds alike")
      case .byHand: Localized("你选的", "Chosen by you")
      }
    }
  }

  /// What became of a line.
  public enum Found: Equatable, Sendable {
    case sure(ID<Member>, Way)
    case between([ID<Member>], Way)
    case nobody
    case skipped
  }

  /// A line and who it is.
  public struct Entry: Equatable, Sendable {
    /// The line.
    public let line: PastedList.Line
    /// The way it is read.
    public var reading: PastedList.Reading
    /// Who it is.
    public var found: Found

    /// The person, where it is sure.
    public var member: ID<Member>? {
      if case .sure(let id, _) = found { id } else { nil }
    }
  }

  /// The group whose members are looked at first, if one is known.
  public let group: ID<Group>?
  /// What is ordered, as the list's heading says.
  public let title: String
  /// Every line, in the order written.
  public var entries: [Entry]
  private let search: PeopleSearch

  /// The most people offered for one line.
  public static let mostOffered = 9

  /// Finds the people of a list: in the group first, then among all.
  public init(_ list: PastedList, in scene: QueryScene, group: ID<Group>?) {
    self.group = group
    title = list.title
    let search = PeopleSearch(scene, group: group)
    self.search = search
    entries = list.lines.map { line in
      for reading in line.readings {
        let found = search.find(reading.name)
        if found != .nobody { return Entry(line: line, reading: reading, found: found) }
      }
      return Entry(line: line, reading: line.readings[0], found: .nobody)
    }
  }

  /// People who can be meant by what is typed, for a line nobody was found for.
  public func offers(_ typed: String) -> [ID<Member>] {
    search.offers(typed)
  }

  /// People found for sure, each once, in the order written.
  public var members: [ID<Member>] {
    var seen: Set<ID<Member>> = []
    return entries.compactMap(\.member).filter { seen.insert($0).inserted }
  }

  /// Pieces asked for in all, skipped lines left out.
  public var copies: Int {
    entries.reduce(0) { $0 + ($1.found == .skipped ? 0 : $1.reading.copies) }
  }

  /// Pieces asked for by people who are known.
  public var ownedCopies: Int {
    entries.reduce(0) { $0 + ($1.member == nil ? 0 : $1.reading.copies) }
  }

  /// How many lines are between several people, and how many name nobody known.
  public var doubts: (between: Int, nobody: Int) {
    entries.reduce(into: (0, 0)) { sum, entry in
      switch entry.found {
      case .between: sum.0 += 1
      case .nobody: sum.1 += 1
      case .sure, .skipped: break
      }
    }
  }
}
