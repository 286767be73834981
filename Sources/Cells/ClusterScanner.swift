/// Reads any text as clusters a terminal shows exactly as wide as we say.
///
/// Everything drawn goes through here: controls become visible, invisible and reordering characters
/// become `·`, emoji sequences are cut down to their first character, flags to two letters.
public struct ClusterScanner: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: Unicode.Scalar?
  private var pending: [Cluster] = []

  /// Reads a text from its beginning.
  public init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()
  }

  /// The next cluster, nil at the end.
  public mutating func next() -> Cluster? {
    if !pending.isEmpty { return pending.removeLast() }
    guard let scalar = take() else { return nil }
    if let width = ScalarWidth.plain(scalar.value) {
      if let ahead, ScalarWidth.plain(ahead.value) == nil { return gather(scalar, width) }
      return Cluster(scalar, width: width)
    }
    switch ScalarKind(scalar) {
    case .spacing(let shown):
      return gather(shown, ScalarWidth.of(shown))
    case .mark:
      return gather("\u{25CC}", 1, firstMark: scalar)
    case .control:
      return control(scalar)
    case .unknown:
      return .unknown
    case .hidden, .joiner, .variation, .tag:
      return .hidden
    }
  }

  private mutating func take() -> Unicode.Scalar? {
    defer { ahead = scalars.next() }
    return ahead
  }

  private mutating func control(_ scalar: Unicode.Scalar) -> Cluster {
    switch scalar.value {
    case 0x0A: return Cluster("\u{2424}", width: 1)
    case 0..<0x20:
      return Unicode.Scalar(0x2400 + scalar.value).map { Cluster($0, width: 1) } ?? .unknown
    case 0x7F: return Cluster("\u{2421}", width: 1)
    default:
      let code = String(scalar.value, radix: 16, uppercase: true) + ">"
      pending = code.unicodeScalars.reversed().map { Cluster($0, width: 1) }
      return Cluster("<", width: 1)
    }
  }

  /// Takes what belongs to a base: its marks are kept, what only shapes it is dropped.
  private mutating func gather(
    _ base: Unicode.Scalar, _ width: Int, firstMark: Unicode.Scalar? = nil
  ) -> Cluster {
    var cluster = Cluster(base, width: width)
    var hasMore = false
    if let firstMark { hasMore = !cluster.add(firstMark) }
    let tail = ClusterTail(base)
    scan: while let scalar = ahead {
      switch ScalarKind(scalar) {
      case .mark:
        if scalar.value == 0x20E3, tail.takesKeycap { break }
        if !cluster.add(scalar) { hasMore = true }
      case .variation where tail.takesVariation(scalar): break
      case .tag where tail.takesTags: break
      case .spacing(let shown) where tail.isEmoji && shown.properties.isEmojiModifier: break
      case .joiner where tail.isJoinedScript: break
      case .joiner where tail.isEmoji && scalar.value == 0x200D:
        _ = take()
        guard let joined = ahead, ClusterTail(joined).isEmoji else {
          pending = [.hidden]
          break scan
        }
      default: break scan
      }
      _ = take()
    }
    if hasMore { pending.append(.hidden) }
    return cluster
  }
}
