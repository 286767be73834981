/// A short list to pick from by typing: palette, menus, suggestions.
public struct PickList<Item: Sendable>: Sendable {
  /// What is typed.
  public var editor = LineEditor()
  /// Every item.
  public let items: [Item]
  /// The items that match, best first.
  public private(set) var matches: [Item]
  /// The number of the chosen match.
  public private(set) var index = 0
  private let score: @Sendable (Item, String) -> Int?

  /// A list whose items match what is typed by a score, lower is better, nil is no match.
  public init(_ items: [Item], score: @escaping @Sendable (Item, String) -> Int?) {
    self.items = items
    self.score = score
    matches = items
  }

  /// The chosen item.
  public var chosen: Item? {
    index < matches.count ? matches[index] : nil
  }

  /// Moves the choice, around both ends.
  public mutating func move(by rows: Int) {
    guard !matches.isEmpty else { return }
    index = ((index + rows) % matches.count + matches.count) % matches.count
  }

  /// Matches anew after typing.
  public mutating func refresh() {
    let typed = editor.text
    index = 0
    guard !typed.isEmpty else {
      matches = items
      return
    }
    matches = items.enumerated()
      .compactMap { place, item in score(item, typed).map { ($0, place, item) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map(\.2)
  }
}
