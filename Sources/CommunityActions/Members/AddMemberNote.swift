import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Adds a dated, signed note to every chosen member.
  public static let addMemberNote = BulkAction(
    id: "member.note.add", on: "members", key: "i",
    title: Localized("记备注", "Add note"),
    summary: Localized(
      "给选中的成员各记一条带日期和署名的备注", "Adds a dated, signed note to each chosen member"),
    arguments: [Argument("text", Localized("备注", "Note"), .text(limit: 2000))],
    isRepeatable: true,
    sample: ["想先试小样"],
    prepare: { (input) throws(Refusal) in
      try input.noting { note, id in note.member = ID(raw: id) }
    })
}
