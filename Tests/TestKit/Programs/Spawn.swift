import Glibc

/// Starting a program with exactly the descriptors and signals it is to have.
struct Spawn {
  var path: String
  var arguments: [String]
  var environment: TestEnvironment
  /// Where it starts; nil keeps the directory of the tests.
  var directory: String?
  /// A terminal to open as 0, 1 and 2; opening it as the leader of a new session makes it the controlling one.
  var terminal: String?
  /// Which of our descriptors it gets under which number; every other one closes itself on the way.
  var descriptors: [(ours: Int32, theirs: Int32)] = []

  /// Starts it and gives its process id.
  func start() throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let terminal {
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    for (ours, theirs) in descriptors {
      posix_spawn_file_actions_adddup2(&actions, ours, theirs)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    // POSIX_SPAWN_SETSID is hidden from Swift.
    let session: Int32 = terminal == nil ? 0 : 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | session))

    var pid = pid_t()
    let variables = environment.variables.map { "\($0)=\($1)" }.sorted()
    let command = commandLine
    let failure = CStrings.with(command) { argv in
      CStrings.with(variables) { envp in
        Descriptor.whileNoneIsHalfMade {
          posix_spawn(&pid, command[0], &actions, &attributes, argv, envp)
        }
      }
    }
    guard failure == 0 else { throw HarnessError.system("starting \(path)", failure) }
    return pid
  }

  /// The program with its arguments; a shell that gives way to it changes the directory where one is wanted.
  private var commandLine: [String] {
    guard let directory else { return [path] + arguments }
    return ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory, path] + arguments
  }
}

/// Lists of texts as C wants them.
enum CStrings {
  typealias List = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  static func with<Result>(_ texts: [String], _ body: (List) throws -> Result) rethrows -> Result {
    var pointers = texts.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return try pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("a list that ends with nil is never empty")
      }
      return try body(base)
    }
  }
}
