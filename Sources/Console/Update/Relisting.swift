import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// Makes the list of the pane in front anew when anything it depends on has changed.
  mutating func refreshListing() {
    // Versions are only added and taken back, so their number tells whether there is a new one.
    if community.policies.count != policyCount {
      policyCount = community.policies.count
      policies = Policies(inForceIn: community)
      flow = TierFlow(community, figures: figures)
      revision += 1
    }
    noteImports()
    if pane.collection == Goal.collection.key { refreshGoals() }
    if pane.collection == Segment.collection.key { refreshLists() }
    if pane.id == PaneDefinition.fission.id { refreshFission() }
    var state = self.state
    let order = state.order.map { "\($0.column)\($0.isDescending)" } ?? ""
    let marked = state.showsOnlyMarked ? "\(state.marks.ids.hashValue)" : ""
    let stamp =
      "\(revision)|\(figures.moment.today.number)|\(state.tab)|\(state.filterText)|\(order)|\(marked)|\(language)|\(isMasked)"
    if stamp != state.stamp {
      state.stamp = stamp
      state.listing = makeListing(&state)
      state.list.settle(ids: state.listing.ids)
      self.state = state
    }
    // What stands above the list speaks of all rows: a filter changes nothing of it.
    let dressing =
      "\(rowStamp)|\(state.tab)|\(language)|\(isMasked)|\(size.width)x\(size.height)|\(figures.moment.now.seconds / 60)|\(self.state.page)|\(self.state.view)"
    if dressing != self.state.dressing {
      let input = self.input
      self.state.dressing = dressing
      self.state.headline = pane.headline(input, self.state.tab, size.width)
      let strip = pane.strip(input, self.state.tab, size.width)
      self.state.strip = Array(strip.prefix(size.height < 16 ? 1 : strip.count))
    }
    reveal()
  }

  /// Reads the targets anew when rows or the day have changed.
  private mutating func refreshGoals() {
    let stamp = rowStamp
    guard stamp != goalStamp else { return }
    goalStamp = stamp
    let past = goalPast ?? EarlierFigures(community, moment: figures.moment)
    goalPast = past
    goals = GoalBoard(MetricScene(community, figures: figures, earlier: past))
  }

  /// Counts the lists anew when rows or the day have changed.
  private mutating func refreshLists() {
    let stamp = rowStamp
    guard stamp != listStamp else { return }
    listStamp = stamp
    lists = ListSizes(input.scene)
  }

  /// Reads who brought whom anew when rows, the day or the span have changed.
  private mutating func refreshFission() {
    let stamp = "\(rowStamp)|\(state.tab)"
    guard stamp != fissionStamp else { return }
    fissionStamp = stamp
    fission = FissionSpan.of(state.tab).fission(community, figures)
  }

  /// Changes whenever rows or the day do.
  var rowStamp: String { "\(revision)|\(figures.moment.today.number)" }

  private mutating func makeListing(_ state: inout PaneState) -> Listing {
    let stamp = "\(rowStamp)|\(state.tab)|\(language)|\(isMasked)"
    if state.naturalStamp != stamp {
      state.natural = pane.sections(input, state.tab)
      state.naturalStamp = stamp
    }
    if !state.filterText.isEmpty, state.filterStamp != rowStamp { understand(&state) }
    let input = self.input
    var sections = state.natural
    let total = sections.reduce(0) { $0 + $1.ids.count }
    if let test = state.filterText.isEmpty ? nil : state.filterTest {
      sections = sections.map { PaneSection($0.title, $0.ids.filter(test)) }
    }
    if state.showsOnlyMarked {
      sections = [
        PaneSection(nil, sections.flatMap(\.ids).filter(state.marks.contains))
      ]
    }
    if let order = state.order, let column = pane.columns.first(where: { $0.key == order.column }),
      let value = column.order
    {
      let keyed = sections.flatMap(\.ids).map { (value(input, $0), $0) }
      let sorted = keyed.sorted { left, right in
        // Rows without a value stay at the end whichever way the order goes.
        if left.0.isNone != right.0.isNone { return right.0.isNone }
        if left.0 == right.0 { return left.1 < right.1 }
        return order.isDescending ? right.0 < left.0 : left.0 < right.0
      }
      sections = [PaneSection(nil, sorted.map(\.1))]
    }
    var listing = Listing()
    listing.total = total
    for section in sections where !section.ids.isEmpty {
      if let title = section.title {
        listing.headings.append(Listing.Heading(before: listing.ids.count, title: title))
      }
      listing.ids += section.ids
    }
    return listing
  }

  /// Understands the filter against the rows as they are now; what is wrong by now stays as it was.
  private mutating func understand(_ state: inout PaneState) {
    prepareWords(for: state.filterText)
    if case .test(let test, _) = pane.filter(input, state.filterText) { state.filterTest = test }
    state.filterStamp = rowStamp
  }

  /// Scrolls so that the cursor is on the screen.
  mutating func reveal() {
    let height = listHeight
    guard height > 0 else { return }
    let line = state.listing.line(of: state.list.index)
    // The heading above the first row belongs to it.
    let top = state.list.index == 0 ? 0 : line
    state.list.reveal(line: top, of: state.listing.lineCount, height: height)
  }
}
