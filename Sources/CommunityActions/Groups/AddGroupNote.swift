import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Adds a dated, signed note to every chosen group.
  public static let addGroupNote = BulkAction(
    id: "group.note.add", on: "groups", key: "i",
    title: Localized("记备注", "Add note"),
    summary: Localized(
      "给选中的群各记一条带日期和署名的备注", "Adds a dated, signed note to each chosen group"),
    arguments: [Argument("text", Localized("备注", "Note"), .text(limit: 2000))],
    isRepeatable: true,
    sample: ["周五换入群码"],
    prepare: { (input) throws(Refusal) in
      try input.noting { note, id in note.group = ID(raw: id) }
    })
}
