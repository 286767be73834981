import CommunityModel
import Wording

/// Holds requests against newer member lists: the list is the fact (domain.md §9.1).
struct RequestChecks {
  /// The groups with a newer list, and its file.
  private let fresh: [ID<Group>: Int]

  init(_ fresh: [ID<Group>: Int]) {
    self.fresh = fresh
  }

  /// For how many days somebody who was invited may take to come.
  private static let patience: Int64 = 7

  /// Confirms what the lists show, and takes as without effect what they contradict.
  func settle(_ batch: inout Batch) {
    guard !fresh.isEmpty else { return }
    let waiting = batch.community.requests.filter { request in
      request.isWaiting
        && [request.group, request.from].contains { group in
          group.map { fresh[$0] != nil } ?? false
        }
    }
    guard !waiting.isEmpty else { return }
    let present = presence(of: waiting, batch)
    let taken = batch.options.taken ?? batch.moment.now
    var (confirmed, contradicted) = (0, 0)
    for request in waiting {
      guard let file = fresh[request.group] ?? request.from.flatMap({ fresh[$0] }) else { continue }
      let name = String(batch.reports[file].file.split(separator: "/").last ?? "")
      let by = ImportText.line(name, 40)
      let origin = Origin(file: file, part: .aside)
      if Self.isFulfilled(request, present) {
        confirmed += 1
        batch.draft.requests.edit(request.id, for: origin) {
          $0.state = .verified
          $0.confirmedBy = by
        }
      } else if contradicts(request, taken) {
        contradicted += 1
        batch.draft.requests.edit(request.id, for: origin) {
          $0.state = .void
          $0.confirmedBy = by
        }
      }
    }
    guard confirmed + contradicted > 0 else { return }
    batch.notes.append(
      Localized(
        "请求：名单核对了 \(confirmed) 件，\(contradicted) 件记了已执行但名单里没有，改为未生效",
        "requests: the lists verify \(confirmed); \(contradicted) marked done are not in them and count as without effect"
      ))
  }

  /// Who is in the groups that requests are about, with the role, as the batch leaves them.
  private func presence(of requests: [Request], _ batch: Batch) -> [Seat: MembershipRole] {
    let groups = Set(requests.flatMap { [$0.group, $0.from].compactMap(\.self) })
    var present: [Seat: MembershipRole] = [:]
    for row in batch.draft.memberships.rows
    where row.status == .active && groups.contains(row.group) {
      present[Seat(member: row.member, group: row.group)] = row.role
    }
    return present
  }

  private static func isFulfilled(_ request: Request, _ present: [Seat: MembershipRole]) -> Bool {
    let role = present[Seat(member: request.member, group: request.group)]
    switch request.deed {
    case .admit, .invite: return role != nil
    case .switch:
      let isStill = request.from.map { present[Seat(member: request.member, group: $0)] != nil }
      return role != nil && isStill != true
    case .remove: return role == nil
    case .makeAdmin: return role == .admin
    case .makeOwner: return role == .owner
    }
  }

  /// Whether a list that was taken later shows that what is marked as done did not happen. Who was
  /// invited has some days to come.
  private func contradicts(_ request: Request, _ taken: Instant) -> Bool {
    guard request.state == .done, fresh[request.group] != nil else { return false }
    let done = request.doneAt ?? request.at ?? taken
    switch request.deed {
    case .invite, .switch:
      return taken.seconds - done.seconds >= Self.patience * 86_400
    case .admit, .remove, .makeAdmin, .makeOwner: return taken > done
    }
  }

  private struct Seat: Hashable {
    let member: ID<Member>
    let group: ID<Group>
  }
}
