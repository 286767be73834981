import Cells
import Panes
import Wording

extension Console {
  /// A pane among the tabs of the first line.
  struct Tab {
    /// The place of the pane in the catalogue.
    let place: Int
    /// What it says, in brackets for the pane in front.
    let text: String
  }

  /// The tabs of the first line, as wide as they may be beside the mark of saving and what wants a hand:
  /// where names leave no room for these the other panes keep their keys, and where those leave none the
  /// pane in front stands alone.
  var tabs: [Tab] {
    let all = PaneCatalog.all.indices.filter { !PaneCatalog.all[$0].isAside || $0 == current }
    let marks = savingMark.width + (handMark.map { $0.width + 2 } ?? 0)
    let room = size.width - marks - 2
    let others: [(Int) -> String?] = [
      { " \(tabName($0)) " }, { tabKey($0).isEmpty ? nil : " \(tabKey($0)) " },
    ]
    for other in others {
      let tabs = all.compactMap { place in
        (place == current ? "[\(tabName(place))]" : other(place)).map {
          Tab(place: place, text: $0)
        }
      }
      if tabs.reduce(0, { $0 + TextFit.width(of: $1.text) }) <= room { return tabs }
    }
    return [Tab(place: current, text: "[\(tabName(current))]")]
  }

  /// A pane as its tab names it: its key and its title.
  private func tabName(_ place: Int) -> String {
    tabKey(place) + PaneCatalog.all[place].title[language]
  }

  /// The key a pane has now, if it has one of a single cell.
  private func tabKey(_ place: Int) -> String {
    setup.bindings.keys(ofPane: place).first { $0.count == 1 } ?? ""
  }
}
