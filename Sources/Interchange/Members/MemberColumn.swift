import CommunityModel

/// What a column of a table of people can hold.
enum MemberColumn: Int, TableColumn {
  case name, realName, remark, gender, phone, email, province, city, address, birthday
  /// The WeCom external id.
  case wecomId
  case unionId
  /// The person's id in the shop that the table comes from.
  case buyerId
  case tags
  /// When the person was added as a friend.
  case addedAt
  /// The colleague who looks after the person.
  case owner
  /// How the person was added.
  case way
  case blacklist
  case firstName, lastName
  /// The levels and the points that the shop itself keeps.
  case paidLevel, freeLevel, shopPoints

  static let match = HeaderMatch<MemberColumn>(
    declared + [
      (.name, ["客户名称", "客户昵称", "昵称", "name", "nickname", "微信昵称"]),
      (.realName, ["客户姓名", "姓名", "真实姓名"]),
      (.remark, ["客户备注", "备注名"]),
      (.phone, ["客户手机号", "手机号", "手机", "电话", "phone_number", "phone", "联系电话"]),
      (.email, ["邮箱", "email", "e-mail"]),
      (.province, ["省份", "province"]),
      (.city, ["城市", "city", "Default Address City"]),
      (.address, ["详细地址", "地址"]),
      (.wecomId, ["userid", "external_userid", "外部联系人ID", "identifier", "企微客户ID"]),
      (.unionId, ["unionid", "微信unionID"]),
      (.buyerId, ["会员ID", "Customer ID", "客户ID", "id", "buyerId"]),
      (.tags, ["企业标签", "标签", "tags", "labels"]),
      (.addedAt, ["添加时间", "添加好友时间", "加好友时间"]),
      (.owner, ["跟进员工", "添加人", "所属客服", "客服"]),
      (.way, ["添加方式", "添加渠道", "渠道"]),
      (.blacklist, ["是否加入黑名单", "黑名单"]),
      (.firstName, ["First Name"]),
      (.lastName, ["Last Name"]),
      (.paidLevel, ["付费等级"]),
      (.freeLevel, ["免费等级", "会员等级"]),
      (.shopPoints, ["客户积分", "可用积分", "会员积分", "积分余额"]),
    ])

  private static let declared: [(MemberColumn, [String])] = Member.fields.compactMap { field in
    // A buyer's name heads orders, not people.
    let headers = field.headers.filter { !$0.hasPrefix("买家") && !$0.hasPrefix("收货人") }
    return allCases.first { $0.code == field.key }.map { ($0, headers) }
  }
}

/// The systems whose tables of people are known by their headings.
enum MemberSource: String, CaseIterable {
  case linkwechat, openscrm, youzan, shopify, chatwoot
  /// A table somebody has named the columns of, or a shop's own.
  case other

  private var marks: [[String]] {
    switch self {
    case .linkwechat: [["客户姓名", "userid", "跟进员工"], ["客户姓名", "userid", "unionid"]]
    case .openscrm: [["客户名称", "添加人", "添加时间"], ["客户名称", "流失状态"]]
    case .youzan: [["客户昵称", "客户手机号"], ["客户姓名", "客户手机号"]]
    case .shopify: [["First Name", "Last Name", "Email"]]
    case .chatwoot: [["name", "email", "phone_number"], ["name", "identifier", "phone_number"]]
    case .other: [["会员ID", "手机号"], ["姓名", "手机号"], ["昵称", "手机号"]]
    }
  }

  /// The shop, as members see whose level and points they have.
  var shop: String {
    switch self {
    case .youzan: "有赞"
    case .shopify: "Shopify"
    case .linkwechat, .openscrm, .chatwoot: rawValue
    case .other: "店铺"
    }
  }

  /// The system whose headings these are.
  static func recognise(_ headings: [String]) -> MemberSource? {
    let keys = Set(headings.map(HeaderKey.key))
    return allCases.first { source in
      source.marks.contains { $0.allSatisfy { keys.contains(HeaderKey.key($0)) } }
    }
  }
}
