import CKernelSeal
import Wording

/// The lock of the kernel around a wall on a shared screen: no writing, no starting of programs.
enum KernelSeal {
  /// A layer, and the error number where it could not be laid; 0 where it holds.
  struct Layer: Equatable {
    let name: String
    let error: Int32

    var holds: Bool { error == 0 }
  }

  /// Lays every layer there is; none can be taken off again.
  ///
  /// Landlock binds the thread that asks and those it starts later, so this comes before any other.
  static func close() -> [Layer] {
    [
      Layer(name: "no_new_privs", error: seal_privileges()),
      Layer(name: "landlock", error: seal_files()),
      Layer(name: "seccomp", error: seal_calls()),
      Layer(name: "probe", error: seal_holds() == 1 ? 0 : 1),
    ]
  }

  /// What is missing, in words; nil where everything holds.
  static func gaps(_ layers: [Layer]) -> Localized? {
    let missing = layers.filter { !$0.holds }.map { "\($0.name) (\($0.error))" }
    guard !missing.isEmpty else { return nil }
    let list = missing.joined(separator: ", ")
    return Localized("内核锁缺 \(list)", "The kernel's lock lacks \(list)")
  }
}
