public import CommunityModel

/// A number for the rows of a workspace: equal rows have equal numbers on every machine.
///
/// It is made of the bytes that row files would hold, so two programs that show the same number show
/// the same rows. A collection without rows counts for nothing: a later version, which knows more of
/// them, finds the same number.
public struct RowsHash: Hashable, Sendable, CustomStringConvertible {
  private let value: UInt64

  /// The number of these rows.
  public init(_ community: Community) {
    let visitor = RowsHasher(community)
    for face in Collections.all { face.accept(visitor) }
    value = visitor.value
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    Hex.text(UInt32(value >> 32)) + Hex.text(UInt32(truncatingIfNeeded: value))
  }
}

/// Goes through one collection after the other.
private final class RowsHasher: CollectionVisitor {
  private let community: Community
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ community: Community) {
    self.community = community
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    guard !community[keyPath: path].isEmpty else { return }
    let codec = RowCodec<Row>()
    var writer = JSONWriter()
    for row in community[keyPath: path] {
      codec.write(row, to: &writer)
      writer.endLine()
      if writer.count > 1 << 18 { add(writer.take()) }
    }
    add(writer.take())
    add(Array(Row.collection.key.utf8))
  }

  private func add(_ bytes: [UInt8]) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
