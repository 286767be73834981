import Glibc

// qunzhu-bench queries [N]: so many random queries, a million unless told; fails where a law is broken.
// qunzhu-bench [PART…] [MEMBERS…]: figures of those parts (store, console, rules, pinyin, wall; all unless
// told) at each size, as medians and as ratios against something measured
// in the same run, so that they hold on a machine whose speed drifts.
// qunzhu-bench keys [COUNT] [SEED]: a million random keys, and whether everything held.
// qunzhu-bench proofs [NAME…] [--scale N]: proofs of the store with processes, at N thousandths.
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "queries":
  var bench = QueryBench(words.dropFirst().first.flatMap { Int($0) } ?? 1_000_000)
  exit(bench.run() == 0 ? 0 : 1)
case "keys":
  var keys = KeysBench(Array(words.dropFirst()))
  exit(keys.run() ? 0 : 1)
case "proofs":
  exit(Proof.main(Array(words.dropFirst())))
case "proof-writer" where words.count == 5:
  try ProofWriter.run(words[1], words[2], Int(words[3]) ?? 0, Int(words[4]) ?? 0)
case "proof-reader" where words.count == 2:
  try ProofWriter.read(words[1])
case "proof-careless" where words.count == 2:
  PowerProof.careless(words[1])
default:
  let sizes = words.compactMap { Int($0) }
  let parts = words.compactMap { Bench.Part(rawValue: $0) }
  guard sizes.count + parts.count == words.count else {
    let known = Bench.Part.allCases.map(\.rawValue).joined(separator: " ")
    print("qunzhu-bench [PART…] [MEMBERS…], queries, keys or proofs; parts: \(known)")
    exit(2)
  }
  Bench(
    parts: parts.isEmpty ? Bench.Part.allCases : parts,
    sizes: sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes
  ).run()
}
