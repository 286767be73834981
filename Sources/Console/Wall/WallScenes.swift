import CommunityModel
import CommunityRules

/// What the further pages of the wall show: talk, posts, sales, campaigns and KOCs, summed up.
///
/// Each is brought up to date only where a change concerns it, so that a change is on the screen soon.
struct WallScenes: Equatable, Sendable {
  private(set) var talk: WallTalk
  private(set) var posts: WallPosts
  private(set) var sales: WallSales
  private(set) var campaigns: WallCampaigns
  private(set) var kocs: WallKocs

  init(_ community: Community, figures: Figures) {
    talk = WallTalk(community, figures: figures)
    posts = WallPosts(community, moment: figures.moment)
    sales = WallSales(community, moment: figures.moment)
    campaigns = WallCampaigns(community, moment: figures.moment)
    kocs = WallKocs(community, moment: figures.moment)
  }

  /// Brings up to date what changes concern.
  mutating func update(after changes: [Change], in community: Community, figures: Figures) {
    let touched = Set(changes.map(\.collection))
    func concerns(_ names: String...) -> Bool { names.contains(where: touched.contains) }
    let moment = figures.moment
    if concerns("memberships", "groups", "candidates", "members") {
      talk = WallTalk(community, figures: figures)
    }
    if concerns("content", "groups") { posts = WallPosts(community, moment: moment) }
    if concerns("orders", "members") { sales = WallSales(community, moment: moment) }
    if concerns("campaigns", "participations") {
      campaigns = WallCampaigns(community, moment: moment)
    }
    if concerns("candidates", "orders", "payouts") { kocs = WallKocs(community, moment: moment) }
  }

  /// Brings up to date what hangs on the hour.
  mutating func tick(_ community: Community, _ moment: Moment) {
    posts = WallPosts(community, moment: moment)
  }
}
