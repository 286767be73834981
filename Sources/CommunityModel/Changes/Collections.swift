/// Every collection of a community; the only list of them.
public enum Collections {
  /// The collections in the order in which files and check lists name them.
  public static let all: [CollectionFace] = [
    CollectionFace(\.settings),
    CollectionFace(\.operators),
    CollectionFace(\.tags),
    CollectionFace(\.groups),
    CollectionFace(\.members),
    CollectionFace(\.memberships),
    CollectionFace(\.notes),
    CollectionFace(\.orders),
    CollectionFace(\.candidates),
    CollectionFace(\.campaigns),
    CollectionFace(\.content),
    CollectionFace(\.tasks),
    CollectionFace(\.points),
    CollectionFace(\.requests),
    CollectionFace(\.segments),
    CollectionFace(\.benefits),
    CollectionFace(\.violations),
    CollectionFace(\.payouts),
    CollectionFace(\.offers),
    CollectionFace(\.participations),
    CollectionFace(\.policies),
    CollectionFace(\.shifts),
    CollectionFace(\.runs),
    CollectionFace(\.checks),
    CollectionFace(\.absorbed),
    CollectionFace(\.goals),
    CollectionFace(\.snapshots),
    CollectionFace(\.views),
    CollectionFace(\.recipes),
    CollectionFace(\.enrolments),
  ]

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.info.key, $0) })

  /// The collection of a key.
  public static func named(_ key: String) -> CollectionFace? {
    byKey[key]
  }
}
