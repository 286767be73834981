import CommunityActions
import CommunityModel
import Testing

/// What holds for every action, whoever adds it: one line in the catalogue and these tests apply.
@Suite struct EveryActionTests {
  @Test(arguments: ActionCatalog.all)
  func `the sample changes something, and every chosen row is accounted for`(
    action: BulkAction
  ) throws {
    let input = ActionGround.input(action)
    let plan = try action.plan(input)
    #expect(plan.changeCount > 0)
    #expect(!plan.changes.isEmpty)
    // A verb that makes a row of its own judges no chosen ones.
    guard plan.items.allSatisfy({ input.chosen.contains($0.id) }) else { return }
    let told = plan.items.map(\.id) + plan.unchanged + plan.skipped.flatMap(\.ids)
    #expect(told.count == input.chosen.count)
    #expect(Set(told) == Set(input.chosen))
    #expect(plan.items.allSatisfy { !$0.changes.isEmpty })
  }

  @Test(arguments: ActionCatalog.all)
  func `planning twice gives the same changes`(action: BulkAction) throws {
    let input = ActionGround.input(action)
    let (first, second) = (try action.plan(input), try action.plan(input))
    let isEqual = first.changes == second.changes
    #expect(isEqual)
  }

  @Test(arguments: ActionCatalog.all)
  func `done and taken back leaves the same rows, to the byte`(action: BulkAction) throws {
    let ground = ActionGround.community(for: action)
    var community = ground
    let before = RowFiles.bytes(of: community)
    let plan = try action.plan(ActionGround.input(community, action))
    let group = try ActionGround.group(plan, in: &community)
    let done = RowFiles.bytes(of: community)
    let isDone = community != ground && done != before
    #expect(isDone)
    guard case .inverse = action.undo else { return }
    let inverse = community.inverse(of: group)
    #expect(inverse.kept.isEmpty)
    try community.apply(inverse.changes)
    let isBack = community == ground
    let isBackToTheByte = RowFiles.bytes(of: community) == before
    #expect(isBack)
    #expect(isBackToTheByte)

    // And once more forward: redo is the inverse of the inverse.
    let undo = ChangeGroup.takingBack(
      group, inverse, id: community.mint.mint(), at: group.at, actor: group.actor)
    try community.apply(community.inverse(of: undo).changes)
    let isRedone = RowFiles.bytes(of: community) == done
    #expect(isRedone)
  }

  @Test(arguments: ActionCatalog.all)
  func `a second run plans nothing, unless the action may be repeated`(
    action: BulkAction
  ) throws {
    var community = ActionGround.community(for: action)
    let first = try action.plan(ActionGround.input(community, action))
    try community.apply(first.changes)
    let second = try action.plan(ActionGround.input(community, action))
    if action.isRepeatable {
      #expect(second.changeCount >= first.changeCount)
      try community.apply(second.changes)
    } else {
      #expect(second.changes.isEmpty)
      #expect(second.items.map(\.id) == [])
    }
  }

  @Test(arguments: ActionCatalog.all)
  func `unknown ids are skipped with a reason`(action: BulkAction) throws {
    let unknown = (1...3).map { PackedID.pack(machine: 0xABCDE, counter: 1_000_000 + $0) }
    let plan = try action.plan(
      ActionGround.input(action, chosen: unknown))
    // A verb that makes a row of its own needs no chosen ones.
    guard plan.items.isEmpty || plan.items.contains(where: { unknown.contains($0.id) }) else {
      return
    }
    #expect(plan.changes.isEmpty)
    #expect(plan.skipped.count == 1)
    #expect(plan.skipped.first?.ids == unknown)
    #expect(plan.skippedCount == 3)
  }

  @Test(arguments: ActionCatalog.on("members"))
  func `staff are left out unless the action includes them`(action: BulkAction) throws {
    let staff = ActionGround.community.members.filter(\.isStaff).map(\.id.raw)
    #expect(!staff.isEmpty)
    let plan = try action.plan(
      ActionGround.input(action, chosen: staff))
    if action.includesStaff {
      #expect(plan.changeCount + plan.unchanged.count > 0)
    } else {
      #expect(plan.changes.isEmpty)
      #expect(plan.skipped.map(\.ids) == [staff])
    }
  }

  @Test(arguments: ActionCatalog.all)
  func `rows taken out by hand are not changed`(action: BulkAction) throws {
    var plan = try action.plan(ActionGround.input(action))
    let out = try #require(plan.items.first?.id)
    let whole = plan.changes
    plan.toggle(out)
    #expect(plan.changeCount == plan.items.count - 1)
    #expect(!plan.changes.contains { change in whole.contains(change) && change.id == out })
    plan.toggle(out)
    #expect(plan.changes == whole)
    for item in plan.items { plan.toggle(item.id) }
    #expect(plan.changes.isEmpty, "a plan without rows makes nothing on the side")
  }

  @Test(arguments: ActionCatalog.all)
  func `an answer that is missing is refused, and so is one of blanks`(
    action: BulkAction
  ) throws {
    let input = ActionGround.input(action)
    for (place, argument) in action.arguments.enumerated() where !argument.isOptional {
      for blank in ["", " ", "　\t"] {
        var answers = action.sample
        answers[place] = blank
        #expect(throws: Refusal.self) {
          try action.plan(
            PlanInput(
              scene: input.scene, chosen: input.chosen, answers: answers, actor: input.actor))
        }
      }
    }
    #expect(action.sample.count == action.arguments.count)
  }

  @Test func `ids are unique, and so are the keys of each collection`() {
    #expect(Set(ActionCatalog.all.map(\.id)).count == ActionCatalog.all.count)
    for (collection, actions) in Dictionary(grouping: ActionCatalog.all, by: \.on) {
      let keys = actions.compactMap(\.key)
      #expect(Set(keys).count == keys.count, "\(collection) binds a key twice: \(keys)")
      #expect(Collections.named(collection) != nil, "there is no collection \(collection)")
    }
    for action in ActionCatalog.all {
      #expect(ActionCatalog.named(action.id)?.id == action.id)
      #expect(
        action.id.wholeMatch(of: /[a-z]+(\.[a-zA-Z]+){1,2}/) != nil,
        "\(action.id) is not noun, part, verb")
    }
  }
}
