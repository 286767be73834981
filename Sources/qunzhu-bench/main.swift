import Glibc

// qunzhu-bench [MEMBERS…]: figures at each size, as medians and as ratios against something measured
// in the same run, so that they hold on a machine whose speed drifts.
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
Bench(sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes).run()
