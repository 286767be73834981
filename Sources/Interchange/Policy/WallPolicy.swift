import Foundation

/// What the administrator of a machine demands of walls on it; nobody else can loosen it.
public struct WallPolicy: Decodable, Equatable, Sendable {
  /// How much of a kiosk every wall is.
  public enum Kiosk: String, Decodable, Sendable {
    case off, on, strict
  }

  /// The file of the policy.
  public static let path = "/etc/qunzhu/policy.json"

  /// How much of a kiosk every wall is; off leaves it to who starts the wall.
  public let kiosk: Kiosk
  /// The pages that may be shown; nil for all.
  public let pages: [String]?
  /// The fewest seconds a page stays; nil for the usual least.
  public let leastSeconds: Int?

  /// Reads a policy; throws where it is none, so that a slip in it locks instead of opening.
  public init(json: [UInt8]) throws(WallPolicyError) {
    struct File: Decodable {
      let wall: WallPolicy?
    }
    do {
      self = try JSONDecoder().decode(File.self, from: Data(json)).wall ?? WallPolicy.none
    } catch {
      throw WallPolicyError()
    }
  }

  /// A policy from its parts.
  public init(kiosk: Kiosk = .off, pages: [String]? = nil, leastSeconds: Int? = nil) {
    self.kiosk = kiosk
    self.pages = pages
    self.leastSeconds = leastSeconds
  }

  /// No demands.
  public static let none = WallPolicy()

  private enum CodingKeys: String, CodingKey {
    case kiosk, pages, leastSeconds
  }

  /// Reads the part of the file that speaks about walls.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    kiosk = try values.decodeIfPresent(Kiosk.self, forKey: .kiosk) ?? .off
    pages = try values.decodeIfPresent([String].self, forKey: .pages)
    leastSeconds = try values.decodeIfPresent(Int.self, forKey: .leastSeconds)
  }
}

/// A policy file that cannot be understood.
public struct WallPolicyError: Error, Equatable, Sendable {}
