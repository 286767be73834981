import CommunityStore
import Foundation
import Glibc

/// A holder of the lock that is stopped: who waits learns in two seconds who it is, takes nothing away, and
/// goes on as soon as that process ends.
enum StoppedProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    let rounds = max(1, scale / 50)
    let folder = try Folder()
    defer { folder.remove() }
    let path = folder.path + "/shop"
    try WorkspaceDirectory(path).create()
    let (_, writer) = try WorkspaceDirectory(path).open()
    var (longest, freed) = (0.0, 0.0)
    for round in 0..<rounds {
      let holder = try ProofProcess(["proof-holder", path])
      holder.waitForLines(1)
      holder.signal(SIGSTOP)
      let start = Stopwatch.now
      let answer = Result { () throws(StoreError) in try writer.lock() }
      let waited = Stopwatch.now - start
      guard case .failure(.busy(_, let who)) = answer else {
        return .failed("round \(round): the lock of a stopped process was taken away")
      }
      guard who.name.hasPrefix("pid \(holder.number) @ "), who.seconds != nil else {
        return .failed("round \(round): \(who) is not process \(holder.number)")
      }
      longest = max(longest, waited)
      holder.kill()
      _ = holder.lines()
      let (_, taking) = try Stopwatch.once { try writer.lock() }
      writer.unlock()
      freed = max(freed, taking)
    }
    guard longest < 2500 else { return .failed("it took \(Int(longest)) ms to say who it is") }
    return .reached(
      "\(rounds) stopped holders, named after at most \(Int(longest)) ms, "
        + "free \(Page.format(freed)) ms after their end")
  }
}
