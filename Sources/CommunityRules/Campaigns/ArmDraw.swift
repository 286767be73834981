public import CommunityModel

/// Draws the arm of an experiment for a person: always the same one, whatever list the person is on.
public enum ArmDraw {
  /// A number from 0 to 99 that only the campaign and the person decide.
  public static func place(of member: ID<Member>, in campaign: ID<Campaign>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for raw in [campaign.raw, member.raw] {
      for shift in stride(from: 56, through: 0, by: -8) {
        hash ^= UInt64(truncatingIfNeeded: raw >> Int64(shift)) & 0xFF
        hash &*= 0x100_0000_01B3
      }
    }
    // The last bytes of ids that follow each other differ little: they are stirred once more.
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((hash ^ (hash >> 31)) % 100)
  }

  /// The key of somebody's arm; empty where there is no experiment.
  public static func arm(
    of member: ID<Member>, in campaign: ID<Campaign>, among arms: [CampaignArm]
  ) -> String {
    let place = Int64(place(of: member, in: campaign))
    var reach: Int64 = 0
    for arm in arms {
      reach += max(0, arm.weight)
      if place < reach { return arm.key }
    }
    return arms.last?.key ?? ""
  }

  /// Why arms are none: too few, doubled keys, weights that are not the whole; nil where they are fine.
  public static func isWhole(_ arms: [CampaignArm]) -> Bool {
    arms.count >= 2 && arms.allSatisfy { $0.weight > 0 && !$0.key.isEmpty }
      && Set(arms.map(\.key)).count == arms.count && arms.reduce(0) { $0 + $1.weight } == 100
  }
}
