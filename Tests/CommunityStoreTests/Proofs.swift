import Foundation

/// Whether tests run to their full figures, for minutes, or as a sample: `.ci/proofs` says which.
enum Proofs {
  static let isFull = ProcessInfo.processInfo.environment["QUNZHU_PROOFS"] == "full"

  /// Says a figure that a full run reached.
  static func tell(_ words: String) {
    if isFull { FileHandle.standardError.write(Data("proof: \(words)\n".utf8)) }
  }
}
