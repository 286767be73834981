/// How a candidate comes from one stage to another.
public enum KocMove: Hashable, Sendable {
  /// One step further.
  case forward
  /// One step back, which takes a reason.
  case back
  /// Out of the way: paused, retired, rejected.
  case aside
  /// A retired candidate is spotted anew, once the rest is over.
  case again
}

extension KocStage {
  /// The columns of the board, left to right.
  public static let board: [KocStage] = [.spotted, .screened, .invited, .trial, .active]

  /// Whether a candidacy in this stage still runs.
  public var isOpen: Bool {
    self != .retired && self != .rejected
  }

  /// The next stage; nil where there is none.
  public var next: KocStage? {
    switch self {
    case .spotted: .screened
    case .screened: .invited
    case .invited: .trial
    case .trial, .paused: .active
    case .active, .retired, .rejected: nil
    }
  }

  /// The stage before; nil where there is none to go back to.
  public var previous: KocStage? {
    switch self {
    case .screened: .spotted
    case .invited: .screened
    case .trial: .invited
    case .active: .trial
    case .spotted, .paused, .retired, .rejected: nil
    }
  }

  /// What a move to another stage is; nil where the graph has no such edge (domain.md §3.2).
  public func move(to other: KocStage) -> KocMove? {
    if other == self { return nil }
    if other == next { return .forward }
    if other == previous { return .back }
    switch (self, other) {
    case (.active, .paused), (.paused, .retired), (_, .rejected): return .aside
    case (.retired, .spotted): return .again
    default: return nil
    }
  }

  /// How far a stage is; of several candidacies of one person the furthest counts,
  /// and of those that have ended the last.
  var reach: Int {
    switch self {
    case .active: 5
    case .trial: 4
    case .invited: 3
    case .screened: 2
    case .spotted: 1
    case .paused: 0
    case .retired, .rejected: -1
    }
  }
}
