public import CommunityModel

/// Where the next people go when a group is full.
public enum NextGroup {
  /// The name of the group that follows: a roomy one of the same line, or the next number of it.
  public static func name(after group: Group, in community: Community) -> String {
    let (stem, tail, _) = parts(of: group.name)
    var highest = 0
    for other in community.groups {
      let found = parts(of: other.name)
      guard found.stem == stem, found.tail == tail, let number = found.number else { continue }
      highest = max(highest, number)
    }
    guard highest > 0 else { return "\(group.name) 2" }
    return "\(stem)\(highest + 1)\(tail)"
  }

  /// The code that follows the highest of the same line: SP-13 after SP-12; empty without a code.
  public static func code(after group: Group, in community: Community) -> String {
    let (stem, tail, number) = parts(of: group.code)
    guard number != nil, !group.code.isEmpty else { return "" }
    let highest = community.groups.compactMap { other -> Int? in
      let found = parts(of: other.code)
      return found.stem == stem && found.tail == tail ? found.number : nil
    }.max()
    guard let highest else { return "" }
    let next = highest + 1
    return "\(stem)\(next < 10 ? "0" : "")\(next)\(tail)"
  }

  /// The last number of a name, with what stands before and after it.
  private static func parts(of name: String) -> (stem: String, tail: String, number: Int?) {
    guard let last = name.lastIndex(where: { $0.isASCII && $0.isNumber }) else {
      return (name, "", nil)
    }
    var first = last
    while first > name.startIndex {
      let before = name.index(before: first)
      guard name[before].isASCII, name[before].isNumber else { break }
      first = before
    }
    return (
      String(name[..<first]), String(name[name.index(after: last)...]), Int(name[first...last])
    )
  }
}
