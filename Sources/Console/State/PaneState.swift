import Cells
import Panes
import Widgets
import Wording

/// What a person has done to a pane: place, marks, filter, order.
struct PaneState: Sendable {
  /// An order chosen by hand.
  struct Order: Equatable, Sendable {
    /// The column, by its key.
    var column: String
    /// Largest first.
    var isDescending: Bool
  }

  var list = ListView()
  var marks = Marks()
  var tab = 0
  /// Which of the pane's pictures is shown; past the last one it is the list.
  var view = 0
  /// Weeks or months away from the present, as the pane's picture counts its pages.
  var page = 0
  var order: Order?
  var filterText = ""
  var filterTest: (@Sendable (Int64) -> Bool)?
  /// The state of the rows that the filter was understood against.
  var filterStamp = ""
  var paraphrase = Localized("", "")
  var showsOnlyMarked = false
  /// The row where a range began; it ends at the cursor.
  var anchor: Int64?
  /// Columns that are not shown, by key.
  var hiddenColumns: Set<String> = []
  /// Cells that columns have beyond what they need, by key.
  var extraWidths: [String: Int] = [:]
  /// How the pane was looked at before, oldest first.
  var earlierShapes: [ViewShape] = []
  var lastShape: ViewShape?
  var detailTop = 0
  var listing = Listing()
  /// What the listing was made from; a different value means it must be made anew.
  var stamp = ""
  /// The rows of the pane in its own order, before any filter, and what they were made from.
  var natural: [PaneSection] = []
  var naturalStamp = ""
  /// The sentence on the second line and the lines above the list, kept until the listing changes.
  var headline = StyledText()
  var strip: [StyledText] = []
  var tabCount = 0
  var dressing = ""

  /// Rows between the anchor and the cursor, both included.
  var rangeIDs: [Int64] {
    guard let anchor, let from = listing.ids.firstIndex(of: anchor) else { return [] }
    return Array(listing.ids[min(from, list.index)...max(from, list.index)])
  }

  /// Whether a row is marked or in the range being drawn.
  func isChosen(_ id: Int64, range: Set<Int64>) -> Bool {
    marks.contains(id) || range.contains(id)
  }
}
