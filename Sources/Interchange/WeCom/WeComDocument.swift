import Foundation

/// A response of the WeCom API as far as qunzhu reads it; which part is there says what it is.
struct WeComDocument: Decodable {
  let errcode: Int?
  let errmsg: String?
  let chat: WeComChat?
  let contacts: [Lossy<WeComContact>]?
  /// `externalcontact/get` describes one contact with everybody who follows it.
  let contact: WeComPerson?
  let followers: [Lossy<WeComFollow>]?
  let tagGroups: [Lossy<WeComTagGroup>]?
  let users: [Lossy<WeComUser>]?

  enum CodingKeys: String, CodingKey {
    case errcode, errmsg
    case chat = "group_chat"
    case contacts = "external_contact_list"
    case contact = "external_contact"
    case followers = "follow_user"
    case tagGroups = "tag_group"
    case users = "userlist"
  }
}

/// An element of a list that may be unreadable without spoiling the rest.
struct Lossy<Value: Decodable>: Decodable {
  let value: Value?
  let problem: String

  init(from decoder: any Decoder) throws {
    do {
      value = try Value(from: decoder)
      problem = ""
    } catch let error as DecodingError {
      value = nil
      problem = WeComDocument.describe(error)
    }
  }
}

extension WeComDocument {
  /// Where and why JSON does not fit, in a few words.
  static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no \(key.stringValue)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "wrong \(context.codingPath.last?.stringValue ?? "value")"
    case DecodingError.dataCorrupted(let context): context.debugDescription
    default: "unreadable"
    }
  }
}

/// `groupchat/get`: a group with its complete member list.
struct WeComChat: Decodable {
  struct Person: Decodable {
    struct Inviter: Decodable { let userid: String? }

    let userid: String
    let type: Int
    let unionid: String?
    let joinTime: Int64?
    let joinScene: Int?
    let invitor: Inviter?
    let nickname: String?
    let name: String?

    enum CodingKeys: String, CodingKey {
      case userid, type, unionid, invitor, name
      case joinTime = "join_time"
      case joinScene = "join_scene"
      case nickname = "group_nickname"
    }
  }

  struct Admin: Decodable { let userid: String }

  let chatID: String
  let name: String?
  let owner: String?
  let createTime: Int64?
  let notice: String?
  let people: [Lossy<Person>]
  let admins: [Admin]?
  let version: String?

  enum CodingKeys: String, CodingKey {
    case name, owner, notice
    case chatID = "chat_id"
    case createTime = "create_time"
    case people = "member_list"
    case admins = "admin_list"
    case version = "member_version"
  }
}

/// An external contact.
struct WeComPerson: Decodable {
  let id: String
  let name: String?
  let gender: Int?
  let unionid: String?

  enum CodingKeys: String, CodingKey {
    case name, gender, unionid
    case id = "external_userid"
  }
}

/// What one colleague knows of a contact.
struct WeComFollow: Decodable {
  struct Tag: Decodable {
    let id: String?
    enum CodingKeys: String, CodingKey { case id = "tag_id" }
  }

  let userid: String
  let remark: String?
  let createTime: Int64?
  let tagIDs: [String]?
  let tags: [Tag]?
  let mobiles: [String]?
  let addWay: Int?
  let state: String?

  enum CodingKeys: String, CodingKey {
    case userid, remark, tags, state
    case createTime = "createtime"
    case tagIDs = "tag_id"
    case mobiles = "remark_mobiles"
    case addWay = "add_way"
  }

  /// The tags, in whichever form the response has them.
  var allTagIDs: [String] { (tagIDs ?? []) + (tags ?? []).compactMap(\.id) }
}

/// A contact as `batch/get_by_user` lists it: the person with one follower.
struct WeComContact: Decodable {
  let person: WeComPerson
  let follow: WeComFollow

  enum CodingKeys: String, CodingKey {
    case person = "external_contact"
    case follow = "follow_info"
  }
}

/// A group of tags of `get_corp_tag_list`.
struct WeComTagGroup: Decodable {
  struct Tag: Decodable {
    let id: String
    let name: String
    let isDeleted: Bool?

    enum CodingKeys: String, CodingKey {
      case id, name
      case isDeleted = "deleted"
    }
  }

  let name: String
  let tags: [Lossy<Tag>]

  enum CodingKeys: String, CodingKey {
    case name = "group_name"
    case tags = "tag"
  }
}

/// A colleague of `user/list` or `user/simplelist`.
struct WeComUser: Decodable {
  let userid: String
  let name: String?
}
