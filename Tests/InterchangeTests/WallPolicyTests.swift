import Interchange
import Testing

/// The administrator's file: what it demands, and that a slip in it is no permission.
@Suite struct WallPolicyTests {
  @Test func `a policy says how much of a kiosk walls are and which pages they show`() throws {
    let text = #"{"wall":{"kiosk":"strict","pages":["today","goals"],"leastSeconds":30},"other":1}"#
    let policy = try WallPolicy(json: Array(text.utf8))
    #expect(policy == WallPolicy(kiosk: .strict, pages: ["today", "goals"], leastSeconds: 30))
    #expect(try WallPolicy(json: Array("{}".utf8)) == .none)
  }

  @Test(arguments: [
    "", "kiosk", #"{"wall":{"kiosk":"yes"}}"#, #"{"wall":{"pages":"today"}}"#, "[1]",
  ])
  func `what cannot be understood is refused`(text: String) {
    #expect(throws: WallPolicyError.self) { try WallPolicy(json: Array(text.utf8)) }
  }
}
