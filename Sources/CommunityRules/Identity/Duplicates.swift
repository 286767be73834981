public import CommunityModel
public import Wording

/// Two rows that are probably one person.
public struct DuplicatePair: Hashable, Sendable {
  /// Why they are taken for one.
  public enum Ground: String, ClosedSet {
    case union, phone, email, maskedPhone

    /// The name on the screen.
    public var title: Localized {
      switch self {
      case .union: Localized("同一个微信号", "Same WeChat account")
      case .phone: Localized("同一个手机号", "Same phone")
      case .email: Localized("同一个邮箱", "Same e-mail")
      case .maskedPhone: Localized("同名，手机尾号一样", "Same name and end of phone")
      }
    }
  }

  /// The one who was known first.
  public let first: ID<Member>
  /// The other.
  public let second: ID<Member>
  /// Why.
  public let ground: Ground

  /// Every pair of a community, the surest first; colleagues are left out.
  public static func all(in community: Community) -> [DuplicatePair] {
    var byKey: [Ground: [String: [ID<Member>]]] = [:]
    for member in community.members where !member.isStaff {
      func note(_ ground: Ground, _ key: String) {
        byKey[ground, default: [:]][key, default: []].append(member.id)
      }
      if let union = member.account(on: ExternalID.union) { note(.union, union.id) }
      if let email = member.more["email"].text, !email.contains("*") {
        note(.email, email.lowercased())
      }
      let digits = member.phone.filter { $0.isASCII && $0.isNumber }
      if member.phone.contains("*") || digits.count < 7 {
        if digits.count >= 4, !member.name.isEmpty {
          note(.maskedPhone, member.name + "/" + digits.suffix(4))
        }
      } else {
        note(.phone, String(digits.suffix(11)))
        if !member.name.isEmpty { note(.maskedPhone, member.name + "/" + digits.suffix(4)) }
      }
    }
    var seen: Set<[ID<Member>]> = []
    var pairs: [DuplicatePair] = []
    for ground in Ground.allCases {
      for key in (byKey[ground] ?? [:]).keys.sorted() {
        let ids = byKey[ground]?[key] ?? []
        // A key that very many share is no person: a switchboard, a default.
        guard ids.count > 1, ids.count <= 5, let first = ids.first else { continue }
        for other in ids.dropFirst() where seen.insert([first, other]).inserted {
          pairs.append(DuplicatePair(first: first, second: other, ground: ground))
        }
      }
    }
    return pairs
  }
}
