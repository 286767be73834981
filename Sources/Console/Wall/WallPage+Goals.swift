import Cells
import CommunityModel
import Wording

extension WallPage {
  /// The targets: three large figures, nine bars against one line, what is next, what wants a hand.
  static let goals = WallPage(id: "goals", title: Localized("目标", "Goals")) { facts in
    let people = TodayPage.moneyAndPeople(facts).map { tile in
      WallTile(
        id: tile.id, title: tile.title, figure: tile.figure, style: tile.style,
        isSpare: tile.isSpare)
    }
    let plans = WallBlock(
      id: "plans", title: Localized("接下来", "Coming up"),
      body: .lines(TodayPage.planLines(facts)), besideFrom: 100,
      empty: Localized("今天没有要发的了", "Nothing more today"))
    return WallSheet(
      tiles: people + TodayPage.countdown(facts),
      blocks: [
        WallBlock(id: "goals", title: facts.goals.title, body: .goals(facts.goals)),
        GroupsPage.field(facts), plans, facts.needBlock,
      ], isOfGoals: true)
  }
}
