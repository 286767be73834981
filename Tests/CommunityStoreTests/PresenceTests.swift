import CommunityModel
import Foundation
import Testing

@testable import CommunityStore

@Suite struct PresenceTests {
  @Test(arguments: Medium.allCases)
  func `consoles see each other come and go`(medium: Medium) throws {
    try medium.with { directory in
      try directory.create()
      let one = PresenceSign(directory, name: "小林")
      #expect(one.presence.others().isEmpty)
      do {
        let two = PresenceSign(directory, name: "小周")
        #expect(one.presence.others().map(\.name) == ["小周"])
        #expect(two.presence.others().map(\.name) == ["小林"])
      }
      #expect(one.presence.others().isEmpty)
      #expect(try directory.check().state == .clean)
    }
  }

  @Test func `the sign of a process that was killed counts for nobody and is swept away`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let dead = Presence.bytes(Colleague(name: "走了的", since: Instant(milliseconds: 1)))
    try disk.makeDirectory(directory.paths.presence, mode: 0o700)
    try disk.createFile(directory.paths.presence + "/1-a.json", dead, mode: 0o600)
    let sign = PresenceSign(directory, name: "小林")
    #expect(sign.presence.others().isEmpty)
    #expect(try disk.list(directory.paths.presence).count == 1)
  }

  @Test func `a workspace that cannot be written needs no sign`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    disk.inject(.init(operation: 1, code: Errno.readOnlySystem, lasts: true, call: "mkdir"))
    let sign = PresenceSign(directory, name: "小林")
    #expect(sign.presence.others().isEmpty)
    disk.inject(nil)
    #expect(try Sample.numbers(directory.read()).isEmpty)
  }
}
