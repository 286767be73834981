import CommunityModel

@testable import CommunityStore

/// The rows of every collection as the bytes that a snapshot would hold.
final class RowFiles: CollectionVisitor {
  private let community: Community
  private var files: [String: [UInt8]] = [:]

  private init(_ community: Community) {
    self.community = community
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    let codec = RowCodec<Row>()
    var writer = JSONWriter()
    for row in community[keyPath: path] {
      codec.write(row, to: &writer)
      writer.endLine()
    }
    files[Row.collection.key] = writer.take()
  }

  /// The bytes by collection.
  static func bytes(of community: Community) -> [String: [UInt8]] {
    let files = RowFiles(community)
    for face in Collections.all { face.accept(files) }
    return files.files
  }
}
