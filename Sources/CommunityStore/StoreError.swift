public import Wording

/// What the store could not do; each case is one thing the caller can do about it.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no workspace at this path.
  case notAWorkspace(path: String)
  /// A new workspace was asked for where something already lies.
  case notEmpty(path: String)
  /// The workspace was written by a version that this one cannot read.
  case tooNew(path: String, needs: Int, has: Int)
  /// Somebody else holds the lock for longer than one is ready to wait.
  case busy(path: String, holder: LockHolder)
  /// There is no room; nothing of what was asked for was kept.
  case diskFull(path: String, code: Int32)
  /// This account, or this file system, cannot write here.
  case readOnly(path: String, code: Int32)
  /// The disk may be written by other machines at the same time.
  case networkDisk(path: String, kind: String)
  /// The journal was deleted, moved or replaced while it was open.
  case gone(path: String)
  /// What is on disk is no longer what was read from it; the workspace has to be opened again.
  case changedBeneath(path: String)
  /// The system would not confirm that the bytes are on disk.
  case unsynced(path: String, code: Int32)
  /// A file holds something it must not hold; nothing is written until it is repaired.
  case damaged(path: String, line: Int, byte: Int, reason: Localized)
  /// A transaction cannot be written down: it is larger than the format allows.
  case tooLarge(bytes: Int, limit: Int)
  /// Any other system call that failed.
  case failed(call: String, path: String, code: Int32)

  /// The error a failed system call amounts to for the person.
  init(_ failure: SystemFailure) {
    let (path, code) = (failure.path, failure.code)
    self =
      if Errno.meansFull(code) {
        .diskFull(path: path, code: code)
      } else if Errno.meansReadOnly(code) {
        .readOnly(path: path, code: code)
      } else if failure.call == "fsync" || failure.call == "fdatasync" {
        .unsynced(path: path, code: code)
      } else {
        .failed(call: failure.call, path: path, code: code)
      }
  }
}

/// Runs calls of the file system and turns their failures into errors of the store.
func storing<Result>(
  _ body: () throws(SystemFailure) -> Result
) throws(StoreError) -> Result {
  do {
    return try body()
  } catch {
    throw StoreError(error)
  }
}
