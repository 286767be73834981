import CommunityModel
import Testing
import Wording

@testable import CommunityStore

@Suite struct FaultTests {
  private static let codes: [Int32] = [
    Errno.inputOutput, Errno.noSpace, Errno.quota, Errno.readOnlySystem, Errno.accessDenied,
    Errno.fileTooBig, Errno.staleHandle,
  ]

  /// Two transactions stored, then a third while one operation fails; then the disk is well again.
  private static func attempt(_ fault: SimulatedDisk.Fault) throws -> (stands: Bool, reached: Bool)
  {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    try writer.store(Sample.group(1))
    disk.inject(fault)
    var acknowledged = false
    var failure: StoreError?
    do throws(StoreError) {
      if case .stored = try writer.append([Sample.group(2)]) { acknowledged = true }
    } catch {
      failure = error
    }
    let reached = disk.operations >= fault.operation
    disk.inject(nil)
    if let failure {
      #expect(!failure.explanation.zh.isEmpty && !failure.remedy.en.isEmpty)
    }
    let found = try Sample.numbers(directory.read())
    #expect(found.starts(with: [0, 1]))
    if acknowledged { #expect(found == [0, 1, 2]) }
    let (_, next) = try directory.open()
    try next.store(Sample.group(3))
    #expect(try directory.check().state == .clean)
    return (found.contains(2), reached)
  }

  @Test(arguments: codes)
  func `whatever call fails, once or from then on, nothing stored is lost`(code: Int32) throws {
    for lasts in [false, true] {
      var operation = 1
      while true {
        let fault = SimulatedDisk.Fault(operation: operation, code: code, lasts: lasts)
        guard try Self.attempt(fault).reached else { break }
        operation += 1
      }
      #expect(operation > 8)
    }
  }

  @Test func `a short write is continued`() throws {
    var operation = 1
    while true {
      let fault = SimulatedDisk.Fault(
        operation: operation, code: 0, lasts: false, isShort: true, call: "write")
      let (stands, reached) = try Self.attempt(fault)
      guard reached else { break }
      #expect(stands)
      operation += 1
    }
    #expect(operation > 1)
  }

  @Test func `a full disk refuses in words, keeps nothing of the entry, and goes on afterwards`()
    throws
  {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    disk.inject(.init(operation: 1, code: Errno.noSpace, lasts: true, call: "write"))
    for _ in 0..<3 {
      guard
        case .failure(.diskFull) = Result(catching: { () throws(StoreError) in
          try writer.append([Sample.group(1)])
        })
      else {
        Issue.record("a full disk was not reported as one")
        return
      }
    }
    #expect(try Sample.numbers(directory.read()) == [0])
    #expect(try directory.read().state == .clean)
    disk.inject(nil)
    try writer.store(Sample.group(1))
    #expect(try Sample.numbers(directory.read()) == [0, 1])
  }

  @Test func `half an entry that did not fit is cut off again`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let before = try disk.contents(of: path)
    // The first write signs the lock, the second is the entry: half of it goes in.
    disk.inject(
      .init(operation: 2, code: Errno.noSpace, lasts: true, isShort: true, call: "write"))
    #expect(throws: StoreError.self) { try writer.append([Sample.group(1)]) }
    #expect(try disk.contents(of: path) == before)
    // It was never an entry: nobody has to look at it as one.
    let kept = try disk.statusIfPresent(directory.paths.quarantine).map { _ in
      try disk.list(directory.paths.quarantine)
    }
    #expect(kept ?? [] == [])
  }

  @Test func `an entry does not go to a file that has lost its name to another`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    // What a tool does that writes a copy beside and renames it.
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let bytes = try disk.contents(of: path)
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    var acknowledged = [0]
    if case .stored? = try? writer.append([Sample.group(1)]) { acknowledged.append(1) }
    #expect(try Sample.numbers(directory.read()) == acknowledged)
    let (_, fresh) = try directory.open()
    try fresh.store(Sample.group(2))
    #expect(try Sample.numbers(directory.read()) == acknowledged + [2])
  }

  @Test func `lines of a console that died are on disk before another builds on them`() throws {
    // It dies with its line written and not synced: nothing it would do about it is done. The line is longer
    // than a sector, so that its end may come to the disk without its beginning.
    var disk = SimulatedDisk()
    var directory = Sample.workspace(disk)
    for operation in 1..<100 {
      disk = SimulatedDisk()
      directory = Sample.workspace(disk)
      try directory.create()
      let (_, dying) = try directory.open()
      try dying.store(Sample.group(0))
      disk.inject(.init(operation: operation, code: Errno.inputOutput, lasts: true))
      #expect(throws: StoreError.self) { try dying.append([Sample.group(1, Sample.members(20))]) }
      disk.inject(nil)
      if try Sample.numbers(directory.read()) == [0, 1] { break }
    }
    #expect(try Sample.numbers(directory.read()) == [0, 1])

    let (_, next) = try directory.open()
    disk.record()
    try next.store(Sample.group(2))
    for moment in disk.history {
      for state in moment.state.crashStates(dense: false) {
        let left = try Sample.workspace(SimulatedDisk(state)).read()
        #expect(left.state != .damaged)
        #expect(try [0, 1, 2].starts(with: Sample.numbers(left)))
      }
    }
  }

  @Test func `the room held back is given up for a last entry`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    // The first write is the name in the lock, the second the entry.
    disk.inject(.init(operation: 2, code: Errno.noSpace, lasts: false, call: "write"))
    try writer.store(Sample.group(1))
    #expect(try disk.statusIfPresent("/w/reserve") == nil)
    #expect(try Sample.numbers(directory.read()) == [0, 1])
  }

  @Test func `a file whose sync failed is not trusted again`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    disk.inject(.init(operation: 1, code: Errno.inputOutput, lasts: false, call: "fdatasync"))
    let second = try writer.store(Sample.group(1))
    disk.inject(nil)
    #expect(second.place.segment == 2)
    try writer.store(Sample.group(2))
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
    #expect(try directory.check().state == .clean)
  }

  @Test func `when a new file cannot be synced either, nothing more is acknowledged`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    func refused(_ number: Int) -> Bool {
      do throws(StoreError) {
        _ = try writer.append([Sample.group(number)])
        return false
      } catch {
        guard case .unsynced = error else { return false }
        return true
      }
    }
    disk.inject(.init(operation: 1, code: Errno.inputOutput, lasts: true, call: "sync"))
    #expect(refused(1))
    // A disk that syncs again may have forgotten what it was given before: whoever opens anew may write.
    disk.inject(nil)
    #expect(refused(1))
    let (opened, fresh) = try directory.open()
    #expect(try Sample.numbers(opened) == [0])
    try fresh.store(Sample.group(1))
    #expect(try Sample.numbers(directory.read()) == [0, 1])
  }

  @Test func `a journal that was deleted underneath is never acknowledged into`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    let place = try writer.store(Sample.group(0)).place
    try disk.unlink(directory.paths.segment(place.segment, of: place.machine))
    #expect(throws: StoreError.self) { try writer.store(Sample.group(1)) }
  }

  @Test func `a lock held elsewhere is reported with its holder`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, one) = try directory.open()
    let (_, two) = try directory.open()
    try one.lock()
    guard
      case .failure(.busy(_, let holder)) = Result(catching: { () throws(StoreError) in
        try two.append([Sample.group(0)])
      })
    else {
      Issue.record("the lock was not respected")
      return
    }
    #expect(holder == LockHolder("pid 1 @ test", seconds: 0))
    one.unlock()
    try two.store(Sample.group(0))
  }
}
