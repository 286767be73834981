import CommunityActions
import CommunityModel
import CommunityStore
import TestKit
import Testing

/// Every action goes through the real store: what was confirmed is what the journal gives back.
@Suite struct ActionJournalTests {
  @Test(arguments: ActionCatalog.all)
  func `the transaction of every action comes back from the journal as it was`(
    action: BulkAction
  ) throws {
    var community = try ActionGround.community(before: action)
    let plan = try action.plan(ActionGround.input(community, action))
    let group = try ActionGround.group(plan, in: &community)
    #expect(group.count == plan.changeCount)
    let folder = try TemporaryDirectory()
    let directory = WorkspaceDirectory(folder.file("w"))
    try directory.create()
    let writer = try directory.open().1
    guard case .stored(let logged) = try writer.append([group]) else {
      Issue.record("nobody else writes here, yet somebody was faster")
      return
    }
    let entry = try #require(logged.first)
    #expect(try writer.ledger.log.group(entry) == group)
    #expect(entry.label == group.label)
    #expect(entry.count == group.count)
  }

  @Test func `every action done, stored, taken back and compacted leaves the same row files`()
    throws
  {
    let folder = try TemporaryDirectory()
    let directory = WorkspaceDirectory(folder.file("w"))
    try directory.create()
    var (opened, writer) = try directory.open()
    let demo = ActionGround.community
    let rows = Collections.all.flatMap { face in
      face.ids(demo).compactMap { face.record(demo, $0) }.map { Change.insert(face.info.key, $0) }
    }
    try Self.store(rows, "demo.create", on: &opened, writer)
    let first = RowFiles.bytes(of: opened.community)
    for action in ActionCatalog.all {
      var logged: [LoggedGroup] = []
      for step in ActionGround.chain(to: action) {
        let plan = try step.plan(ActionGround.input(opened.community, step))
        let group = try Self.store(plan.changes, step.id, on: &opened, writer)
        let again = try directory.read()
        #expect(again.community == opened.community, "\(step.id) reads back differently")
        let entry = try #require(try again.ledger.log.all().last)
        #expect(entry.id == group.id)
        logged.append(entry)
      }
      guard case .inverse = action.undo else { continue }
      for entry in logged.reversed() {
        let inverse = opened.community.inverse(of: try directory.read().ledger.log.group(entry))
        #expect(inverse.kept.isEmpty)
        try Self.store(inverse.changes, "undo", on: &opened, writer)
      }
    }
    try writer.compact(opened.community)
    let last = try directory.read()
    #expect(last.community == opened.community)
    #expect(RowFiles.bytes(of: last.community) == first)
  }

  @discardableResult
  private static func store(
    _ changes: [Change], _ action: String, on workspace: inout OpenedWorkspace,
    _ writer: WorkspaceWriter
  ) throws -> ChangeGroup {
    var made: ChangeGroup?
    _ = try writer.transact(on: &workspace) { community in
      var mint = community.mint
      for change in changes { mint.observe(change.id) }
      let group = ChangeGroup(
        id: mint.mint(), at: ActionGround.moment.now, actor: ActionGround.actor, action: action,
        label: ActionCatalog.all[0].title, count: changes.count, changes: changes)
      made = group
      return group
    }
    return try #require(made)
  }
}
