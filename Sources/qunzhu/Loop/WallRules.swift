import Console
import Glibc
import Interchange
import Wording

/// What the administrator of the machine demands of a wall, over whatever was asked for.
struct WallRules {
  /// A wall as it was asked for.
  struct Asked {
    var wall: Wall.Options
    /// Whether it is to refuse to start where the kernel does not lock it in.
    var isStrict: Bool

    /// The same wall locked in by the kernel, where it is a kiosk.
    func sealed() throws(Failure) -> Wall.Options {
      guard wall.isKiosk else { return wall }
      let gaps = KernelSeal.gaps(KernelSeal.close())
      if isStrict, let gaps {
        throw .workspace(
          gaps + Localized("，--kiosk=strict 不启动", ": --kiosk=strict does not start"))
      }
      var sealed = wall
      sealed.gaps = gaps
      return sealed
    }
  }

  private let policy: WallPolicy

  init(_ policy: WallPolicy) {
    self.policy = policy
  }

  /// The rules of this machine; none where there is no file, a refusal where it cannot be understood.
  static func machine(_ call: Call) throws(Failure) -> WallRules {
    let descriptor = Glibc.open(WallPolicy.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return WallRules(.none) }
      throw unreadable
    }
    defer { Glibc.close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 65_536 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { throw unreadable }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    do throws(WallPolicyError) {
      return WallRules(try WallPolicy(json: bytes))
    } catch {
      throw unreadable
    }
  }

  private static let unreadable = Failure.workspace(
    Localized(
      "看不懂 \(WallPolicy.path)，大屏不启动；请管理员改好它",
      "\(WallPolicy.path) cannot be understood and no wall starts; the administrator has to mend it"
    ))

  /// What was asked for within what is allowed; says what is refused and by which file.
  func applied(to asked: Asked) throws(Failure) -> Asked {
    var demands = WallDemands()
    demands.isKiosk = policy.kiosk != .off
    demands.pages = policy.pages
    demands.leastSeconds = policy.leastSeconds
    var asked = asked
    if policy.kiosk == .strict { asked.isStrict = true }
    switch demands.applied(to: asked.wall) {
    case .allowed(let wall): asked.wall = wall
    case .senseless: throw Self.unreadable
    case .refused:
      let names = (policy.pages ?? []).joined(separator: ", ")
      throw .usage(
        Localized(
          "\(WallPolicy.path) 不开放这一页，开放的有：\(names)",
          "\(WallPolicy.path) does not allow this page, only: \(names)"))
    }
    return asked
  }
}
