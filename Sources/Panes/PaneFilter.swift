import CommunityModel
import CommunityQuery

/// The filter of a pane, by the one query engine.
enum PaneFilter {
  /// Understands a filter against the rows as they are now.
  static func outcome<Row: Entity>(
    _ text: String, _ catalog: QueryCatalog<Row>,
    _ path: any KeyPath<Community, Table<Row>> & Sendable, _ input: PaneInput
  ) -> FilterOutcome {
    switch RowQueries(catalog, path).test(text, input.scene) {
    case .success(let found): .test(found.fits, paraphrase: found.words)
    case .failure(let error): .wrong(error)
    }
  }
}
