import CommunityStore
import Console
import CursesScreen
import Wording

/// A workspace opened by a console: for writing where that is possible and asked for, else to look at.
struct Visit {
  let opened: OpenedWorkspace
  let store: StoreThread?
  let capability: Console.Capability
  let machine: Int64

  init(_ globals: Globals) throws(Failure) {
    let directory = WorkspaceDirectory(globals.workspacePath)
    do throws(StoreError) {
      guard !globals.isReadOnly else {
        self = Visit(
          looking: try directory.read(),
          because: Localized("用了 --read-only，只能看", "--read-only was given: look only"))
        return
      }
      do throws(StoreError) {
        let (workspace, writer) = try directory.open()
        let machine = writer.machine
        self = Visit(
          opened: workspace, store: try StoreThread(writer, onThread: CursesScreen.protectThread),
          capability: .full, machine: machine)
      } catch {
        // What cannot be written can perhaps still be read; the person is told why.
        self = Visit(looking: try directory.read(), because: error.words)
      }
    } catch {
      throw Failure(error)
    }
  }

  private init(
    opened: OpenedWorkspace, store: StoreThread?, capability: Console.Capability, machine: Int64
  ) {
    self.opened = opened
    self.store = store
    self.capability = capability
    self.machine = machine
  }

  private init(looking opened: OpenedWorkspace, because reason: Localized) {
    self.init(opened: opened, store: nil, capability: .readOnly(reason), machine: 0)
  }
}
