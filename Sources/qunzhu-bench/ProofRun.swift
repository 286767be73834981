import Glibc

/// A proof that takes minutes, processes or root: it reaches a figure, fails, or says why it is skipped.
struct Proof: Sendable {
  /// What became of it.
  enum Outcome {
    case reached(String)
    case failed(String)
    case skipped(String)
  }

  /// Its word on the command line.
  let name: String
  /// One sentence.
  let summary: String
  /// Runs it at `scale` thousandths of its full size.
  let run: @Sendable (Int) throws -> Outcome

  /// Every proof with processes of its own; those on the simulated disk are tests.
  static let all = [
    Proof(
      name: "kill", summary: "kill -9 at any moment loses nothing acknowledged", run: KillProof.run),
    Proof(
      name: "writers", summary: "8 processes write at once, beside readers and compaction",
      run: WritersProof.run),
    Proof(
      name: "threads", summary: "8 store threads in one process, for ThreadSanitizer too",
      run: ThreadsProof.run),
    Proof(
      name: "stopped", summary: "a stopped holder of the lock is named after two seconds",
      run: StoppedProof.run),
    Proof(
      name: "power", summary: "power cuts by shutdown ioctl, and a control that must lose",
      run: PowerProof.run),
    Proof(
      name: "inject", summary: "failing system calls under the built program", run: InjectProof.run),
    Proof(name: "bits", summary: "every bit of a store of 100 KB flipped", run: BitProof.run),
  ]

  /// Runs the named proofs, or all; the status is 1 where one failed.
  static func main(_ words: [String]) -> Int32 {
    var words = words
    var scale = 1000
    if let place = words.firstIndex(of: "--scale"), place + 1 < words.count {
      scale = max(1, Int(words[place + 1]) ?? 1000)
      words.removeSubrange(place...place + 1)
    }
    var status: Int32 = 0
    for proof in all where words.isEmpty || words.contains(proof.name) {
      let start = Stopwatch.now
      let outcome: Outcome
      do {
        outcome = try proof.run(scale)
      } catch {
        outcome = .failed("\(error)")
      }
      let seconds = Int((Stopwatch.now - start) / 1000)
      switch outcome {
      case .reached(let figure): print("reached  \(proof.name): \(figure) (\(seconds) s)")
      case .skipped(let reason): print("skipped  \(proof.name): \(reason)")
      case .failed(let reason):
        print("FAILED   \(proof.name): \(proof.summary): \(reason)")
        status = 1
      }
      fflush(nil)
    }
    return status
  }
}
