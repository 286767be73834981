import Wording

extension Member {
  /// Since when the word on marketing stands, on what basis, and who took it down.
  public static let consentBasis = Field<Member>.sparse(
    "consentBasis", Localized("授权依据", "Basis of consent"),
    .record([
      FieldPart("on", .day), FieldPart("basis", .text(limit: 200)),
      FieldPart("by", .text(limit: 40)),
    ]))
}
