import Glibc

/// The error numbers the store decides by, under names that can be read.
enum Errno {
  static let noPermission = EPERM
  static let notFound = ENOENT
  static let interrupted = EINTR
  static let inputOutput = EIO
  static let wouldBlock = EAGAIN
  static let noMemory = ENOMEM
  static let accessDenied = EACCES
  static let exists = EEXIST
  static let notDirectory = ENOTDIR
  static let isDirectory = EISDIR
  static let invalid = EINVAL
  static let tooManyOpen = EMFILE
  static let fileTooBig = EFBIG
  static let noSpace = ENOSPC
  static let readOnlySystem = EROFS
  static let tooManyLinks = ELOOP
  static let notEmpty = ENOTEMPTY
  static let quota = EDQUOT
  static let staleHandle = ESTALE
  static let crossDevice = EXDEV
  static let noLocks = ENOLCK

  /// Whether a write failed because there is no room for it.
  static func meansFull(_ code: Int32) -> Bool {
    code == noSpace || code == quota || code == fileTooBig
  }

  /// Whether the place cannot be written to by this account at all.
  static func meansReadOnly(_ code: Int32) -> Bool {
    code == readOnlySystem || code == accessDenied || code == noPermission
  }
}
