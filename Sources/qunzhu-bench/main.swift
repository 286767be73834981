import Glibc

// qunzhu-bench queries [N]: so many random queries, a million unless told; fails where a law is broken.
// qunzhu-bench [MEMBERS…]: figures at each size, as medians and as ratios against something measured
// in the same run, so that they hold on a machine whose speed drifts.
let words = CommandLine.arguments.dropFirst()
if words.first == "queries" {
  var bench = QueryBench(words.dropFirst().first.flatMap { Int($0) } ?? 1_000_000)
  exit(bench.run() == 0 ? 0 : 1)
}
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
Bench(sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes).run()
