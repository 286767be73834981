extension PointsAccount {
  /// What can be taken back of points earned in a lot: from the lot itself first, then from those that
  /// would be used next; what no lot covers is missing from the sum.
  public func revocation(
    of points: Int64, lot: ID<PointsEntry>, on day: Day
  ) -> [PointsAllocation] {
    var left = points
    var taken: [PointsAllocation] = []
    func take(_ id: ID<PointsEntry>, _ remaining: Int64) {
      let part = min(left, remaining)
      guard part > 0 else { return }
      taken.append(PointsAllocation(lot: id, points: part))
      left -= part
    }
    if let own = lots.first(where: { $0.id == lot }) { take(own.id, own.remaining) }
    for other in usableLots(on: day) where other.id != lot { take(other.id, other.remaining) }
    return taken
  }
}
