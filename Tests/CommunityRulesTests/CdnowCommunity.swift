import Foundation

@testable import CommunityModel

/// The CDNOW purchases as a community of buyers without groups, where the data lie beside the project.
enum CdnowCommunity {
  static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/cdnow-orders.csv").standardizedFileURL

  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// Read once for all tests.
  static let whole: Community = make()

  static func end(_ day: String) -> Moment {
    Moment(now: Zone.shanghai.instant(Day(day) ?? Day(number: 0), second: 86_399))
  }

  static func member(_ number: String) -> ID<Member>? {
    whole.members.first { $0.name == "u" + number }?.id
  }

  private static func make() -> Community {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return Community() }
    var mint = IDMint(machine: 1)
    var ids: [Substring: ID<Member>] = [:]
    var members: [Member] = []
    var orders: [Order] = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 7, let day = Day(String(cells[3].prefix(10))),
        let fen = Int64(cells[6].filter { $0 != "." })
      else { continue }
      if ids[cells[2]] == nil {
        var member = Member(id: mint.mint())
        member.name = String(cells[2])
        ids[cells[2]] = member.id
        members.append(member)
      }
      var order = Order(id: mint.mint())
      order.number = String(cells[0])
      order.member = ids[cells[2]]
      order.state = .completed
      order.paid = Money(fen: fen)
      order.paidAt = Zone.shanghai.instant(day, second: 43_200)
      orders.append(order)
    }
    var community = Community()
    community.load(\.members, Table(members))
    community.load(\.orders, Table(orders))
    community.relink()
    return community
  }
}
