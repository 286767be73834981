/// The identity of one row: 20 bits of machine above a 43-bit counter, never reused.
///
/// Machines mint ids on their own, so two of them never agree on one by accident. The order of ids is
/// the order of minting on each machine.
public struct ID<Row>: Hashable, Comparable, Sendable {
  /// The packed form: machine in bits 43 to 62, counter below.
  public let raw: Int64

  /// Wraps a packed id.
  public init(raw: Int64) {
    self.raw = raw
  }

  /// Orders by machine, then by the order of minting.
  public static func < (left: ID, right: ID) -> Bool {
    left.raw < right.raw
  }
}

/// The parts and the text form of a packed id: `m-4f2a1-123` is row 123 of machine 4f2a1.
public enum PackedID {
  /// Bits of the counter.
  public static let counterBits = 43
  /// The largest machine number.
  public static let machineLimit: Int64 = (1 << 20) - 1
  /// The largest counter.
  public static let counterLimit: Int64 = (1 << 43) - 1

  /// Packs a machine (20 bits) and a counter (43 bits).
  public static func pack(machine: Int64, counter: Int64) -> Int64 {
    (machine & machineLimit) << counterBits | (counter & counterLimit)
  }

  /// The machine that minted an id.
  public static func machine(of raw: Int64) -> Int64 {
    raw >> counterBits
  }

  /// The counter within its machine.
  public static func counter(of raw: Int64) -> Int64 {
    raw & counterLimit
  }

  /// The text form with a collection's prefix.
  public static func text(prefix: String, raw: Int64) -> String {
    "\(prefix)-\(machineText(machine(of: raw)))-\(counter(of: raw))"
  }

  /// A machine number as five hexadecimal digits, as it stands in ids and folder names.
  public static func machineText(_ machine: Int64) -> String {
    let digits = String(machine, radix: 16)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  /// Reads the text form; nil unless prefix, five hexadecimal digits and a decimal counter stand there.
  public static func parse(_ text: String, prefix: String) -> Int64? {
    var bytes = Substring(text).utf8
    guard bytes.starts(with: prefix.utf8) else { return nil }
    bytes = bytes.dropFirst(prefix.utf8.count)
    guard bytes.first == UInt8(ascii: "-") else { return nil }
    bytes = bytes.dropFirst()
    var machine: Int64 = 0
    for _ in 0..<5 {
      guard let byte = bytes.popFirst(), let digit = hexadecimal(byte) else { return nil }
      machine = machine << 4 | digit
    }
    guard bytes.popFirst() == UInt8(ascii: "-"), !bytes.isEmpty, bytes.count <= 13 else {
      return nil
    }
    var counter: Int64 = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      counter = counter * 10 + Int64(byte - 48)
    }
    guard counter <= counterLimit else { return nil }
    return pack(machine: machine, counter: counter)
  }

  private static func hexadecimal(_ byte: UInt8) -> Int64? {
    switch byte {
    case 48...57: Int64(byte - 48)
    case 97...102: Int64(byte - 87)
    default: nil
    }
  }
}

/// Hands out new ids for one machine.
public struct IDMint: Equatable, Sendable {
  /// The machine whose ids these are, 0 to 2²⁰ − 1.
  public let machine: Int64
  /// The counter that the next id gets.
  public private(set) var next: Int64

  /// Starts minting for a machine at a counter.
  public init(machine: Int64, next: Int64 = 1) {
    self.machine = machine
    self.next = next
  }

  /// A fresh id.
  public mutating func mint<Row>(_ row: Row.Type = Row.self) -> ID<Row> {
    defer { next += 1 }
    return ID(raw: PackedID.pack(machine: machine, counter: next))
  }

  /// Takes note of an id that exists, so that it is never minted again.
  public mutating func observe(_ raw: Int64) {
    guard PackedID.machine(of: raw) == machine else { return }
    next = max(next, PackedID.counter(of: raw) + 1)
  }
}
