import Cells
import CommunityModel
import CommunityQuery
import EastAsia
import Panes
import Wording

@testable import Console

extension Console {
  /// A console on rows made for a test.
  static func trial(
    _ community: Community, moment: Moment = Crowd.moment, language: Language = .chinese,
    size: Size = Size(width: 80, height: 24), capability: Capability = .full,
    history: [HistoryEntry] = []
  ) -> Console {
    var community = community
    if community.mint.machine == 0 {
      community.mint = IDMint(machine: 0x12345)
      community.relink()
    }
    return Console(
      community: community, moment: moment, history: history,
      actor: Actor(name: "小林", machine: 0x12345, process: 1), capability: capability,
      language: language, theme: "mo", themes: ["mo", "paper"], size: size, folding: .eastAsia)
  }

  /// Presses keys as key tables write them.
  @discardableResult
  mutating func press(_ keys: String...) -> [Effect] {
    keys.compactMap { KeyChord($0) }.flatMap { update(.key($0)) }
  }
}

extension TextFolding {
  /// The folding of the program itself.
  static let eastAsia = TextFolding(
    fold: { Folding.key($0) }, sounds: { Pinyin.matches($0, $1) }, reading: { Pinyin.reading($0) },
    listen: { typed in
      let needle = PinyinNeedle(typed)
      return { needle.matches(utf8: $0) }
    })
}

extension PaneDefinition {
  /// The place in the catalogue.
  var place: Int { PaneCatalog.all.firstIndex { $0.id == id } ?? 0 }
}
