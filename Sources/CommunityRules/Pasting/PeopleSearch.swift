import CommunityModel
import CommunityQuery

/// Finds people by what somebody wrote for them: the surest way that names anybody decides.
struct PeopleSearch {
  private typealias Way = PastedPeople.Way

  private let scene: QueryScene
  private let inGroup: Set<ID<Member>>
  private var exact: [[String: [ID<Member>]]] =
    Array(repeating: [:], count: PastedPeople.Way.allCases.count)
  /// Folded names with their people, for beginnings and sounds: those of the group, or all where
  /// they are few enough to go through for every line.
  private var near: [(name: String, shown: String, isNickname: Bool, member: ID<Member>)] = []
  private var tails: [Substring: [ID<Member>]] = [:]

  /// The most people whose names are compared by beginning and sound outside a group.
  private static let nearLimit = 20_000

  init(_ scene: QueryScene, group: ID<Group>?) {
    self.scene = scene
    let community = scene.community
    let fold = scene.folding.fold
    var inGroup: Set<ID<Member>> = []
    var nicknames: [(String, ID<Member>)] = []
    for membership in community.memberships where membership.status == .active {
      guard group == nil || membership.group == group else { continue }
      let member = membership.member
      if group != nil { inGroup.insert(member) }
      if !membership.nickname.isEmpty { nicknames.append((membership.nickname, member)) }
    }
    self.inGroup = inGroup
    for (nickname, member) in nicknames {
      note(fold(nickname), member, .groupNickname)
      near.append((fold(nickname), nickname, true, member))
    }
    let looksNear = { (id: ID<Member>) in
      inGroup.isEmpty ? community.members.count <= Self.nearLimit : inGroup.contains(id)
    }
    for member in community.members {
      note(fold(member.name), member.id, .name)
      if looksNear(member.id), !member.name.isEmpty {
        near.append((fold(member.name), member.name, false, member.id))
      }
      if let remark = member.more[Member.remark.key].text, !remark.isEmpty {
        note(fold(remark), member.id, .remark)
        if looksNear(member.id) { near.append((fold(remark), remark, false, member.id)) }
      }
      if !member.phone.isEmpty {
        note(member.phone, member.id, .phone)
        tails[member.phone.suffix(4), default: []].append(member.id)
      }
      for account in member.accounts { note(fold(account.id), member.id, .account) }
    }
    for order in community.orders {
      guard let buyer = order.member else { continue }
      note(fold(order.number), buyer, .order)
    }
  }

  private mutating func note(_ key: String, _ member: ID<Member>, _ way: Way) {
    guard !key.isEmpty else { return }
    exact[way.rawValue][key, default: []].append(member)
  }

  /// Who is meant.
  func find(_ written: String) -> PastedPeople.Found {
    let folded = scene.folding.fold(written)
    guard !folded.isEmpty else { return .nobody }
    for way in [Way.account, .phone, .order, .groupNickname, .name, .remark] {
      if let found = decide(exact[way.rawValue][folded] ?? [], way) { return found }
    }
    if let tail = Self.tail(folded), let found = decide(tails[tail] ?? [], .phoneTail) {
      return found
    }
    // One sign begins half a town: what is near needs more, and letters.
    guard folded.count >= 2, folded.contains(where: \.isLetter) else { return .nobody }
    let begins = near.filter { $0.name.hasPrefix(folded) }
    let nicknames = begins.filter(\.isNickname).map(\.member)
    if let found = decide(nicknames, .nicknameBeginning) { return found }
    if let found = decide(begins.map(\.member), .beginning) { return found }
    guard let reading = scene.folding.reading(folded) else { return .nobody }
    let sounds = near.filter { scene.folding.sounds($0.shown, reading) }.map(\.member)
    return decide(sounds, .sound) ?? .nobody
  }

  /// People whose name has what is typed in it or sounds like it, for finding one by hand.
  func offers(_ typed: String) -> [ID<Member>] {
    let folded = scene.folding.fold(typed)
    guard !folded.isEmpty else { return [] }
    if case .sure(let member, _) = find(typed) { return [member] }
    let found = near.filter { $0.name.contains(folded) || scene.folding.sounds($0.shown, folded) }
    return Array(unique(found.map(\.member)).prefix(PastedPeople.mostOffered))
  }

  /// One person is sure; several are if only one of them is in the group and the way is exact.
  private func decide(_ people: [ID<Member>], _ way: Way) -> PastedPeople.Found? {
    let people = unique(people)
    guard !people.isEmpty else { return nil }
    let near = inGroup.isEmpty ? people : people.filter(inGroup.contains)
    let candidates = near.isEmpty ? people : near
    if candidates.count == 1, way != .sound { return .sure(candidates[0], way) }
    return .between(Array(candidates.prefix(PastedPeople.mostOffered)), way)
  }

  private func unique(_ people: [ID<Member>]) -> [ID<Member>] {
    var seen: Set<ID<Member>> = []
    return people.filter { seen.insert($0).inserted }
  }

  /// The four digits of 「尾号6035」 or of four digits alone.
  private static func tail(_ text: String) -> Substring? {
    let digits = text.suffix(4)
    guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let before = text.dropLast(4).filter { !$0.isWhitespace }
    return ["", "尾号", "手机尾号", "后四位", "电话尾号"].contains(before) ? digits : nil
  }
}
