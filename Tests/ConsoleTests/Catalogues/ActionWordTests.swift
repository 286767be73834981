import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// What an action says of itself and of its plans, it says in both languages.
@Suite struct ActionWordTests {
  private static let shop = DemoWorkspace.make(members: 400, seed: 7, moment: Crowd.moment)
  private static let figures = Figures.computed(from: shop, moment: Crowd.moment)

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    0x3400...0x9FFF ~= scalar.value
  }

  @Test(arguments: ActionCatalog.all)
  func `titles, summaries and questions are there in both languages`(action: BulkAction) {
    var words = [action.title, action.summary] + action.arguments.map(\.title)
    if case .never(let reason) = action.undo { words.append(reason) }
    for words in words {
      #expect(words.zh.unicodeScalars.contains(where: Self.isChinese), "\(words.zh)")
      #expect(!words.en.isEmpty)
      #expect(!words.en.unicodeScalars.contains(where: Self.isChinese), "\(words.en)")
    }
    #expect(Set(action.arguments.map(\.key)).count == action.arguments.count)
  }

  @Test(arguments: ActionCatalog.all)
  func `a plan says why it leaves rows out, in both languages`(action: BulkAction) throws {
    let known = Collections.named(action.on)?.ids(Self.shop) ?? []
    let chosen = known + [PackedID.pack(machine: 0xABCDE, counter: 1)]
    // Some samples need what another sample makes; what is refused as a whole leaves no rows out.
    guard action.follows == nil else { return }
    let plan = try action.plan(
      PlanInput(
        scene: QueryScene(community: Self.shop, figures: Self.figures), chosen: chosen,
        answers: action.sample, actor: Actor(name: "小满", machine: 1, process: 1)))
    for words in plan.skipped.map(\.reason) + plan.warnings + [plan.label] {
      #expect(!words.zh.isEmpty && !words.en.isEmpty)
      #expect(words.zh != words.en, "“\(words.en)” stands untranslated")
    }
    let reasons = plan.skipped.map(\.reason)
    #expect(Set(reasons).count == reasons.count)
  }
}

extension BulkAction: CustomTestStringConvertible {
  /// The id, as it stands in the log.
  public var testDescription: String { id }
}
