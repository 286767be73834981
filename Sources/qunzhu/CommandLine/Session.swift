import CommunityModel
import CommunityQuery
import CommunityRules
import CommunityStore
import EastAsia
import Wording

/// A workspace opened by a command.
struct Session {
  /// The rows and their history as they were read.
  var opened: OpenedWorkspace
  /// The hand that writes; nil where the session only looks.
  let writer: WorkspaceWriter?
  /// What was asked for.
  let globals: Globals

  /// Opens a workspace to look at.
  static func reading(_ globals: Globals) throws(Failure) -> Session {
    do throws(StoreError) {
      return Session(
        opened: try WorkspaceDirectory(globals.workspacePath).read(), writer: nil, globals: globals)
    } catch {
      throw Failure(error)
    }
  }

  /// Opens a workspace to change.
  static func writing(_ globals: Globals) throws(Failure) -> Session {
    guard !globals.isReadOnly else {
      throw .workspace(
        Localized(
          "用了 --read-only，不能改；去掉它再来", "--read-only was given; leave it out to change anything"))
    }
    do throws(StoreError) {
      let (opened, writer) = try WorkspaceDirectory(globals.workspacePath).open()
      return Session(opened: opened, writer: writer, globals: globals)
    } catch {
      throw Failure(error)
    }
  }

  /// The rows.
  var community: Community { opened.community }

  /// The present in the workspace's zone.
  var moment: Moment { globals.moment(in: community) }

  /// What queries are asked against.
  func scene(of community: Community) -> QueryScene {
    globals.scene(of: community)
  }

  /// Plans and stores one transaction that nobody can overtake; nil where nothing changes.
  mutating func transact(
    _ plan: (Community, Actor) throws(Failure) -> ChangeGroup?
  ) throws(Failure) -> LoggedGroup? {
    guard let writer else {
      throw .workspace(Localized("只能看，不能改", "This session can only look"))
    }
    let actor = globals.actor(machine: writer.machine)
    do {
      let outcome = try writer.transact(on: &opened) { community in try plan(community, actor) }
      guard case .stored(let logged) = outcome else { return nil }
      return logged
    } catch let failure as Failure {
      throw failure
    } catch let error as StoreError {
      throw Failure(error)
    } catch {
      throw .workspace(Localized(verbatim: "\(error)"))
    }
  }
}

extension TextFolding {
  /// Folding of width and case, and sounds by pinyin.
  static let eastAsian = TextFolding(
    fold: { Folding.key($0) }, sounds: { Pinyin.matches($0, $1) }, reading: { Pinyin.reading($0) },
    listen: { typed in
      let needle = PinyinNeedle(typed)
      return { needle.matches(utf8: $0) }
    })
}
