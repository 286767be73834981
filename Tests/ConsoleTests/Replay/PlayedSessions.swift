import Synchronization

/// Every session played once, whichever test asks first.
enum PlayedSessions {
  /// One session and what became of it.
  private final class Entry: Sendable {
    let run = Mutex<Result<SessionRun, any Error>?>(nil)
  }

  private static let entries: [String: Entry] = Dictionary(
    uniqueKeysWithValues: SessionTests.names.map { ($0, Entry()) })

  /// The session of a name, played to its end.
  static func named(_ name: String) throws -> SessionRun {
    guard let entry = entries[name] else {
      throw SessionError(line: 0, reason: "there is no session \(name)")
    }
    return try entry.run.withLock { run in
      let played = run ?? Result { try SessionRun.play(SessionTests.script(name)) }
      run = played
      return try played.get()
    }
  }
}
