import Cells
import Testing

struct BarTests {
  private static let bars: [(Double, Int, String)] = [
    (0.975, 8, "███████▊"),
    (0.993, 8, "████████"),
    (0.3333, 8, "██▋░░░░░"),
    (0, 8, "░░░░░░░░"),
    (0.81, 8, "██████▌░"),
    (0.596, 24, "██████████████▎░░░░░░░░░"),
    (2, 3, "███"),
    (-1, 3, "░░░"),
    (Double.nan, 3, "░░░"),
    (0.001, 3, "▏░░"),
    (0.5, 0, ""),
  ]

  @Test(arguments: bars)
  func `a bar is exact to an eighth`(fraction: Double, width: Int, expected: String) {
    #expect(Bar.horizontal(fraction, width: width) == expected)
  }

  @Test func `shares fill the width and hide nobody`() {
    #expect(Bar.shares([412, 1806, 4633, 2161], width: 79).reduce(0, +) == 79)
    #expect(Bar.shares([1, 10_000, 0], width: 10) == [1, 9, 0])
    #expect(Bar.shares([0, 0], width: 10) == [0, 0])
    #expect(Bar.shares([1, 1, 1], width: 2).reduce(0, +) == 2)
    #expect(Bar.shares([.max, .max], width: 4) == [2, 2])
  }

  @Test func `a small chart runs from its lowest to its highest value`() {
    #expect(Bar.sparkline([1, 2, 3, 8]) == "▁▂▃█")
    #expect(Bar.sparkline([5, 5]) == "▄▄")
    #expect(Bar.sparkline([1, nil, 2]) == "▁ █")
    #expect(Bar.sparkline([nil]) == " ")
    #expect(Bar.sparkline([]) == "")
  }
}
