import CommunityModel

/// The purchases of every member up to a day, day by day; colleagues are left out.
struct MemberPurchases {
  private var ledger: PurchaseLedger
  private let isStaff: [Bool]

  init(_ community: Community, moment: Moment) {
    let index = RowIndex(community.members.map(\.id.raw))
    isStaff = community.members.map(\.isStaff)
    ledger = PurchaseLedger(
      community.orders, index, today: moment.today, zone: moment.zone)
  }

  /// Hands out the purchases of each member in the order of their days, by the member's place.
  mutating func forEach(_ visit: (_ place: Int, _ purchases: ArraySlice<Purchase>) -> Void) {
    for place in isStaff.indices where !isStaff[place] {
      visit(place, ledger.sorted(place))
    }
  }
}
