import Cells
import Panes

/// Where everything stands on a screen of some size.
struct Layout: Equatable {
  /// The smallest screen that is drawn.
  static let smallest = Size(width: 40, height: 12)
  /// Cells of the list beside a detail: the same as on a screen of 80 columns and one, so that a
  /// larger window changes nothing on its left.
  static let listBesideDetail = 81
  /// From this width on there is room for a detail beside the list.
  static let detailFrom = 110

  /// The line of tabs.
  let tabs: Rect
  /// The sentence.
  let headline: Rect
  /// The lines above the list.
  let strip: Rect
  /// The headings of the columns.
  let headings: Rect
  /// The rows.
  let list: Rect
  /// Title and two lines about the row under the cursor; empty beside a detail.
  let brief: Rect
  /// Everything about the row under the cursor; empty where there is no room.
  let detail: Rect
  /// The rule that ends a list beside a detail.
  let rule: Rect
  /// What is chosen, what just happened, what is being typed.
  let status: Rect
  /// Keys.
  let hints: Rect

  init(
    size: Size, stripHeight: Int, narrowStrip: Int = 0, isZoomed: Bool, hasDetail: Bool = true,
    hasHeadings: Bool = true
  ) {
    var rest = Rect(origin: .zero, size: size)
    (tabs, rest) = rest.splitTop(1)
    (headline, rest) = rest.splitTop(1)
    (rest, hints) = rest.splitBottom(1)
    (rest, status) = rest.splitBottom(1)
    let isWide = size.width >= Layout.detailFrom && !isZoomed && hasDetail
    (strip, rest) = rest.splitTop(stripHeight)
    let ruleHeight = isWide ? 1 : 0
    (rest, rule) = rest.splitBottom(ruleHeight)
    if isWide {
      let columns = rest.splitLeft(Layout.listBesideDetail)
      rest = columns.left
      // The detail starts beside the lines of the strip that end where the list does.
      let beside = min(max(0, narrowStrip), stripHeight)
      detail = Rect(
        x: columns.rest.x, y: columns.rest.y - beside, width: columns.rest.width,
        height: columns.rest.height + beside)
      brief = Rect(x: 0, y: 0, width: 0, height: 0)
    } else if isZoomed {
      detail = rest
      brief = Rect(x: 0, y: 0, width: 0, height: 0)
      rest = Rect(x: 0, y: rest.y, width: 0, height: 0)
    } else {
      (rest, brief) = rest.splitBottom(size.height >= 20 ? 3 : 0)
      detail = Rect(x: 0, y: 0, width: 0, height: 0)
    }
    (headings, list) = rest.splitTop(hasHeadings ? 1 : 0)
  }
}

extension Size {
  /// Whether a screen of this size is drawn, or only says that it is too small.
  var isDrawn: Bool {
    width >= Layout.smallest.width && height >= Layout.smallest.height
  }
}

extension Console {
  /// Where everything stands now.
  var layout: Layout {
    Layout(
      size: size, stripHeight: state.strip.count, narrowStrip: pane.narrowStrip,
      isZoomed: isZoomed,
      hasDetail: hasSidebar && !(picture?.takesWholeWidth ?? false),
      hasHeadings: pane.hasHeadings || picture != nil)
  }

  /// Display lines of the list that are on the screen.
  var listHeight: Int { max(1, layout.list.height) }
}
