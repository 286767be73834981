import Glibc

// qunzhu-bench [MEMBERS…]: figures at each size, as medians and as ratios against something measured
// in the same run, so that they hold on a machine whose speed drifts.
// qunzhu-bench keys [COUNT] [SEED]: a million random keys, and whether everything held.
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "keys" {
  var keys = KeysBench(Array(arguments.dropFirst()))
  exit(keys.run() ? 0 : 1)
}
let sizes = arguments.compactMap { Int($0) }
Bench(sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes).run()
