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
  private let judge: Judge

  /// What is typed, made ready once: how well an item matches it, lower is better, nil is no match.
  public typealias Judge = @Sendable (_ typed: String) -> (Item) -> Int?

  /// A list whose items match what is typed as a judge says.
  public init(_ items: [Item], judge: @escaping Judge) {
    self.items = items
    self.judge = judge
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
    let score = judge(typed)
    matches = items.enumerated()
      .compactMap { place, item in score(item).map { ($0, place, item) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map(\.2)
  }
}
