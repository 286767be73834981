import CommunityActions
import CommunityModel
import Panes
import Wording

/// What rows of a collection are counted in: 287 人, 3 个群, 12 条.
struct Unit: Equatable {
  /// `287 人`.
  let people: Localized
  /// `还有 279 位`.
  let one: Localized
  /// `输入人数`.
  let number: Localized

  /// What rows of a collection are counted in.
  init(_ collection: String) {
    switch collection {
    case "members":
      people = Localized("人", "people")
      one = Localized("位", "people")
      number = Localized("人数", "count")
    case "candidates":
      people = Localized("位", "candidates")
      one = Localized("位", "candidates")
      number = Localized("人数", "count")
    case "groups":
      people = Localized("个群", "groups")
      one = Localized("个", "groups")
      number = Localized("个数", "count")
    case "content":
      people = Localized("条", "posts")
      one = Localized("条", "posts")
      number = Localized("条数", "count")
    case "tasks":
      people = Localized("件", "tasks")
      one = Localized("件", "tasks")
      number = Localized("件数", "count")
    default:
      people = Localized("行", "rows")
      one = Localized("行", "rows")
      number = Localized("行数", "count")
    }
  }
}

extension Console {
  /// What the rows of the pane in front are counted in.
  var unit: Unit { Unit(pane.collection) }

  /// What the rows of a step of the history are counted in.
  func unit(of entry: HistoryEntry) -> Unit {
    let target = entry.undoes.flatMap { id in history.first { $0.id == id } } ?? entry
    return Unit(ActionCatalog.named(target.action)?.on ?? "")
  }
}
