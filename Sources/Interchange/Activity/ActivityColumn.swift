/// What a column of a table of talk can hold. What was said is no such thing: it is never read.
enum ActivityColumn: Int, TableColumn {
  /// The chat that a message belongs to.
  case chat
  /// Who wrote it, as an account.
  case sender
  /// Who wrote it, as the owner of the chat history calls the person.
  case remark
  case nickname
  /// What kind of message it is.
  case type
  /// Whether the owner of the chat history wrote it.
  case isOwn
  /// When, in seconds since 1970.
  case at
  /// The person's account, in a list of members.
  case user
  case union
  /// When the person last said something.
  case last

  static let match = HeaderMatch<ActivityColumn>([
    (.chat, ["TalkerId", "group_id", "chat_id", "群ID"]),
    (.sender, ["Sender", "发送人账号"]),
    (.remark, ["Remark"]),
    (.nickname, ["NickName", "发送人"]),
    (.type, ["Type"]),
    (.isOwn, ["IsSender"]),
    (.at, ["CreateTime", "StrTime", "发送时间"]),
    (.user, ["user_id", "external_userid"]),
    (.union, ["unionid"]),
    (.last, ["last_chat_msg_time", "最近发言时间"]),
  ])

  /// Whether headings are those of a chat history: one line a message.
  static func isHistory(_ headings: [String]) -> Bool {
    has(["CreateTime", "Type", "Sender"], headings)
  }

  /// Whether headings are those of a list of members with what they said.
  static func isList(_ headings: [String]) -> Bool {
    has(["group_id", "user_id", "last_chat_msg_time"], headings)
  }

  private static func has(_ names: [String], _ headings: [String]) -> Bool {
    let keys = Set(headings.map(HeaderKey.key))
    return names.allSatisfy { keys.contains(HeaderKey.key($0)) }
  }
}
