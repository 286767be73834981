public import CommunityModel

extension Masking {
  /// The text of a field as somebody may see it who must not see it in full.
  ///
  /// An address keeps nothing but the province and city given beside it; a birthday is a text that ends in `MM-dd`.
  public static func masked(
    _ text: String, as privacy: FieldPrivacy, province: String = "", city: String = ""
  ) -> String {
    guard !text.isEmpty else { return text }
    switch privacy {
    case .open: return text
    case .nickname, .realName: return name(text)
    case .phone: return phone(text)
    case .email: return email(text)
    case .address: return address(province: province, city: city)
    case .platformID: return identifier(text)
    case .birthday:
      let parts = text.split(separator: "-")
      guard parts.count >= 2, let month = Int(parts[parts.count - 2]) else { return "**" }
      return birthday(month: month)
    }
  }
}
