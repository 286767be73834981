/// `sort:`, `limit:` or `cols:` as it was written, outside the filter.
struct QueryModifier {
  enum Name: String, CaseIterable {
    case sort, limit, cols

    init?(written: String) {
      let folded = written.lowercased()
      for name in Name.allCases where name.words.contains(folded) {
        self = name
        return
      }
      return nil
    }

    private var words: [String] {
      switch self {
      case .sort: ["sort", "排序"]
      case .limit: ["limit", "条数"]
      case .cols: ["cols", "columns", "列"]
      }
    }
  }

  let name: Name
  let values: [QueryValue]
  let place: QueryPlace
}
