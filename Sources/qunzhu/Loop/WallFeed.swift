import CommunityModel
import CommunityStore
import Console

/// Reads a workspace for a wall and keeps on reading it; opens for reading only and never gives up.
final class WallFeed {
  private let globals: Globals
  private var follower: Follower
  private var history: [HistoryEntry]
  /// When reading everything anew may be tried again, and how long the pause after that is.
  private var retryAt: Int64 = 0
  private var pause: Int64 = 1000

  /// What was read first.
  private(set) var opened: OpenedWorkspace

  /// Reads the workspace, or says why it cannot be read.
  init(_ globals: Globals) throws(Failure) {
    self.globals = globals
    do throws(StoreError) {
      opened = try WorkspaceDirectory(globals.workspacePath).read()
      history = try opened.ledger.log.all().map(HistoryEntry.init)
    } catch {
      throw Failure(error)
    }
    follower = Follower(opened)
  }

  /// Becomes readable when something moves; nil where the system cannot watch.
  var descriptor: Int32? { follower.descriptor }

  /// When the data came in.
  var importedAt: Instant? { ImportTime.newest(in: history) }

  /// Whether a part of what was read is damaged.
  var isDamaged: Bool { opened.state == .damaged }

  /// What moved since the last look, as a wall takes it in.
  func news(at elapsed: Int64) -> WallIntent {
    switch follower.changes() {
    case .nothing: return .readable(true)
    case .unreadable: return .readable(false)
    case .groups(let stored):
      history += stored.map { HistoryEntry($0.logged) }
      return .received(stored.map(\.group), importedAt: importedAt)
    case .reopen:
      guard elapsed >= retryAt else { return .readable(false) }
      guard let loaded = reload() else {
        // A workspace that is gone or broken is not read through every second.
        retryAt = elapsed + pause
        pause = min(15_000, pause * 2)
        return .readable(false)
      }
      pause = 1000
      return loaded
    }
  }

  /// Reads everything anew; nil where that would show less than what was read before.
  func reload() -> WallIntent? {
    let wasDamaged = isDamaged
    do throws(StoreError) {
      let fresh = try WorkspaceDirectory(globals.workspacePath).read()
      guard fresh.state != .damaged || wasDamaged else { return nil }
      let entries = try fresh.ledger.log.all().map(HistoryEntry.init)
      (opened, history) = (fresh, entries)
      follower = Follower(fresh)
    } catch {
      return nil
    }
    return .loaded(
      opened.community, globals.moment(in: opened.community), importedAt: importedAt,
      isDamaged: isDamaged)
  }
}
