import CommunityModel

/// Works out the days and instants that a comparison accepts, counted from the present.
struct MomentBounds {
  let moment: Moment

  func span(_ comparison: Comparison, _ value: QueryMoment) -> MomentSpan? {
    switch value {
    case .period(let period):
      let days = period.days(today: moment.today)
      let first = Int64(days.lowerBound.number)
      let last = Int64(days.upperBound.number)
      switch comparison {
      case .contains, .equal, .notEqual: return span(first, last)
      case .less: return span(nil, first - 1)
      case .lessOrEqual: return span(nil, last)
      case .greater: return span(last + 1, nil)
      case .greaterOrEqual: return span(first, nil)
      }
    case .age(let age) where age.hours > 0:
      return span(comparison, hours: age)
    case .age(let age):
      let day = Int64(age.before(moment.today).number)
      let today = Int64(moment.today.number)
      switch comparison {
      case .contains, .equal, .notEqual: return span(day, day)
      // Longer ago is an earlier day; what lies ahead is not ago at all.
      case .greater: return span(nil, day - 1)
      case .greaterOrEqual: return span(nil, day)
      case .less: return span(day + 1, today)
      case .lessOrEqual: return span(day, today)
      }
    }
  }

  func span(_ low: QueryMoment?, _ high: QueryMoment?) -> MomentSpan? {
    let ages = [low, high].compactMap { value -> QueryAge? in
      if case .age(let age)? = value { age } else { nil }
    }
    if ages.contains(where: { $0.hours > 0 }) {
      let instants = ages.map { instant($0) }
      guard let first = instants.min(), let last = instants.max() else { return nil }
      if low == nil { return MomentSpan(days: nil, instants: first...max(first, now)) }
      return MomentSpan(days: nil, instants: high == nil ? Int64.min...last : first...last)
    }
    if !ages.isEmpty {
      let days = ages.map { Int64($0.before(moment.today).number) }
      guard let first = days.min(), let last = days.max() else { return nil }
      if low == nil { return span(first, Int64(moment.today.number)) }
      return high == nil ? span(nil, last) : span(first, last)
    }
    let first = days(low)?.lowerBound.number
    let last = days(high)?.upperBound.number
    return span(first.map(Int64.init), last.map(Int64.init))
  }

  private func days(_ value: QueryMoment?) -> ClosedRange<Day>? {
    guard case .period(let period)? = value else { return nil }
    return period.days(today: moment.today)
  }

  private func span(_ first: Int64?, _ last: Int64?) -> MomentSpan? {
    guard (first ?? .min) <= (last ?? .max) else { return nil }
    let start = first.map { midnight($0) } ?? .min
    let end = last.map { midnight($0 + 1) - 1 } ?? .max
    return MomentSpan(
      days: (first ?? .min)...(last ?? .max), instants: start...max(start, end))
  }

  private func midnight(_ day: Int64) -> Int64 {
    moment.zone.instant(Day(number: Int32(clamping: day))).milliseconds
  }

  private var now: Int64 { moment.now.milliseconds }

  private func instant(_ age: QueryAge) -> Int64 {
    let day = age.before(moment.today)
    let wall = moment.zone.instant(day, second: moment.zone.secondOfDay(of: moment.now))
    return wall.milliseconds + moment.now.milliseconds % 1000 - Int64(age.hours) * 3_600_000
  }

  private func span(_ comparison: Comparison, hours age: QueryAge) -> MomentSpan? {
    let instant = instant(age)
    let range: ClosedRange<Int64>
    switch comparison {
    case .contains, .equal, .notEqual: range = instant...(instant + 3_599_999)
    case .greater: range = Int64.min...(instant - 1)
    case .greaterOrEqual: range = Int64.min...instant
    case .less: range = (instant + 1)...max(instant + 1, now)
    case .lessOrEqual: range = instant...max(instant, now)
    }
    return MomentSpan(days: nil, instants: range)
  }
}
