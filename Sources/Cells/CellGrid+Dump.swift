extension CellGrid {
  /// The frame as plain text, one string a row, blanks at the end kept.
  public var rows: [String] {
    (0..<size.height).map { y in
      (0..<size.width).reduce(into: "") { $0 += self[$1, y].text }
    }
  }

  /// The roles of the frame, one letter a cell; capitals where a role's background lies under it.
  public var roleRows: [String] {
    (0..<size.height).map { y in
      (0..<size.width).reduce(into: "") { line, x in
        let style = self[x, y].style
        let letter = String(style.role.letter)
        line += style.background == nil ? letter : letter == "." ? ":" : letter.uppercased()
      }
    }
  }
}
