/// Every verb; the only list of them.
public enum ActionCatalog {
  /// The verbs in the order of menus and help.
  public static let all: [BulkAction] = [
    .addTag, .removeTag, .assignAgent, .addMemberNote,
    .assignGroupOwner, .addGroupNote,
    .addContent, .publishContent, .advanceContent, .postponeContent, .shiftContent,
    .publishContentAt, .duplicateContent, .cancelContent,
    .finishTask, .reassignTask, .skipTask,
  ]

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The verb of an id.
  public static func named(_ id: String) -> BulkAction? {
    byID[id]
  }

  /// The verbs on a collection.
  public static func on(_ collection: String) -> [BulkAction] {
    all.filter { $0.on == collection }
  }
}
