import CommunityModel
import Wording

/// Puts the orders of tables into the draft: known ones by channel and number, buyers by what tells them apart.
struct OrderMatching {
  private struct Key: Hashable {
    let channel: String
    let number: String
  }

  private let community: Community
  private var known: [Key: ID<Order>]?
  /// Orders this batch has read already: a number that comes again in one file is not an update.
  private var read: [Key: Int] = [:]
  /// The candidates whom a name stands for alone: those who bring orders are named in tables by it.
  private let bringers: [String: ID<Member>]

  init(_ community: Community) {
    self.community = community
    var named: [String: Set<ID<Member>>] = [:]
    for candidate in community.candidates {
      guard let member = community.members[candidate.member] else { continue }
      for name in [member.name, member.more[Member.remark.key].text ?? "", member.phone]
      where !name.isEmpty { named[name, default: []].insert(member.id) }
    }
    bringers = named.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Reads a table to its end.
  mutating func read(_ table: OrderTable, into batch: inout Batch) throws(ImportError) {
    var table = table
    var pending: Pending?
    var rounded = 0
    var merged = 0
    var repeated = 0
    let file = table.file
    while try table.cells.next(of: batch.reports[file].file) {
      batch.reports[file].rows += 1
      let line = table.cells.table.line
      if table.cells.table.hasNul {
        batch.refuse(file, line: line, Localized("含有 NUL 字符", "holds a NUL character"))
        continue
      }
      // Shopify repeats the order's name for each further item and leaves the rest blank.
      if table.shop == .shopify, table[.state].isEmpty, table[.paid].isEmpty,
        var order = pending, order.reading.number == table[.number]
      {
        order.reading.goods = ImportText.prose(order.reading.goods + "; " + table[.goods], 1000)
        if let more = Int64(table[.quantity]) {
          order.reading.quantity = (order.reading.quantity ?? 0) + more
        }
        pending = order
        merged += 1
        continue
      }
      settle(&pending, file, in: &batch)
      do throws(OrderReading.Refusal) {
        let reading = try OrderReading(table, zone: batch.moment.zone)
        if reading.isRounded { rounded += 1 }
        let key = Key(channel: reading.channel, number: reading.number)
        guard read[key] != file else {
          repeated += 1
          continue
        }
        read[key] = file
        let buyer = Buyer(table)
        pending = Pending(reading: reading, buyer: buyer)
      } catch {
        batch.refuse(file, line: line, error.reason, cells: table.cells.table.row)
      }
    }
    settle(&pending, file, in: &batch)
    batch.reports[file].skipped += merged + repeated
    note(file, rounded: rounded, merged: merged, repeated: repeated, in: &batch)
  }

  /// An order that may still get further items.
  private struct Pending {
    var reading: OrderReading
    let buyer: Buyer
  }

  /// What a row tells of who bought.
  private struct Buyer {
    let id, union, phone, email, name, province, city: String

    init(_ table: OrderTable) {
      id = ImportText.line(table[.buyerId], 200)
      union = ImportText.line(table[.unionId], 200)
      phone = table[.phone].isEmpty ? table[.receiverPhone] : table[.phone]
      email = table[.email]
      name = table[.buyer]
      province = table[.province]
      city = table[.city]
    }
  }

  private mutating func settle(_ pending: inout Pending?, _ file: Int, in batch: inout Batch) {
    guard let order = pending else { return }
    pending = nil
    let row = Origin(file: file, part: .row)
    let key = Key(channel: order.reading.channel, number: order.reading.number)
    let id = knownOrder(key)
    let member =
      id.flatMap { batch.draft.orders[$0]?.member }
      ?? member(of: order.buyer, channel: key.channel, file, in: &batch)
    if member == nil { batch.reports[file].unmatched += 1 }
    let reading = order.reading
    guard let id else {
      let made = batch.draft.orders.make(&batch.draft.mint, for: row) { new in
        new.channel = key.channel
        new.number = key.number
        fill(&new, reading, member)
      }
      known?[key] = made
      return
    }
    batch.draft.orders.edit(id, for: row) { fill(&$0, reading, member) }
  }

  /// Columns that the table lacks leave what is known of the order as it is.
  private func fill(
    _ row: inout Order, _ reading: OrderReading, _ member: ID<Member>?
  ) {
    row.member = member
    row.paid = reading.paid
    row.paidAt = reading.paidAt ?? row.paidAt
    if let state = reading.state { row.state = state }
    if reading.tellsRefund { row.refunded = reading.refunded }
    if let placed = reading.placedAt { row.more[Order.placedAt.key] = .instant(placed) }
    // Once the buyer is somebody, their name is the member's.
    let buyer = member == nil ? reading.buyer : ""
    row.more[Order.buyer.key] = ImportText.value(buyer)
    if !reading.goods.isEmpty { row.more[Order.goods.key] = .text(reading.goods) }
    if let quantity = reading.quantity { row.more[Order.quantity.key] = .int(quantity) }
    guard !reading.referrer.isEmpty else { return }
    row.more[Order.referrer.key] = .text(reading.referrer)
    // Whom a colleague credited by hand stays credited; nobody brings an order of their own.
    if row.more[Order.bringer.key].isNone, let koc = bringers[reading.referrer], koc != member {
      row.more[Order.bringer.key] = .ref(koc.raw)
    }
  }

  // MARK: Buyers

  private func member(
    of buyer: Buyer, channel: String, _ file: Int, in batch: inout Batch
  ) -> ID<Member>? {
    let aside = Origin(file: file, part: .aside)
    if !buyer.id.isEmpty, !Masking.isMasked(buyer.id),
      let known = batch.draft.member(on: channel, buyer.id)
    {
      return known
    }
    let known =
      (buyer.union.isEmpty ? nil : batch.draft.member(on: ExternalID.union, buyer.union))
      ?? batch.draft.member(phone: buyer.phone) ?? batch.draft.member(email: buyer.email)
    if let known {
      let isNewHere = batch.draft.members[known]?.account(on: channel) == nil
      if isNewHere, !buyer.id.isEmpty, !Masking.isMasked(buyer.id) {
        batch.draft.editMember(known, for: aside) {
          $0.put(ExternalID(platform: channel, id: buyer.id))
        }
      }
      return known
    }
    guard batch.options.createMembers else { return nil }
    return make(buyer, channel: channel, for: aside, in: &batch)
  }

  /// A member for a buyer who can be told apart from others; nil for one who cannot.
  private func make(
    _ buyer: Buyer, channel: String, for origin: Origin, in batch: inout Batch
  ) -> ID<Member>? {
    let phone = PhoneReading(buyer.phone).identity
    let hasID = !buyer.id.isEmpty && !Masking.isMasked(buyer.id)
    // A number or address that two members share tells nobody apart, so it makes nobody either.
    let hasEmail =
      buyer.email.contains("@") && !Masking.isMasked(buyer.email)
      && batch.draft.isFree(email: buyer.email)
    let hasPhone = phone != nil && batch.draft.isFree(phone: buyer.phone)
    guard hasID || hasPhone || hasEmail || !buyer.union.isEmpty else { return nil }
    let name = [buyer.name, buyer.id].first { !$0.isEmpty } ?? ""
    return batch.draft.makeMember(for: origin) { row in
      row.name = ImportText.line(name.isEmpty ? Masking.phone(buyer.phone) : name, 40)
      row.phone = phone ?? ""
      row.city = ImportText.line(buyer.city, 200)
      row.more[Member.province.key] = ImportText.value(ImportText.line(buyer.province, 40))
      if hasEmail { row.more[Member.email.key] = .text(ImportText.line(buyer.email, 200)) }
      if hasID { row.put(ExternalID(platform: channel, id: buyer.id)) }
      if !buyer.union.isEmpty { row.put(ExternalID(platform: ExternalID.union, id: buyer.union)) }
    }
  }

  private mutating func knownOrder(_ key: Key) -> ID<Order>? {
    if known == nil {
      var index: [Key: ID<Order>] = [:]
      index.reserveCapacity(community.orders.count)
      for row in community.orders {
        index[Key(channel: row.channel, number: row.number)] = row.id
      }
      known = index
    }
    return known?[key]
  }

  private func note(
    _ file: Int, rounded: Int, merged: Int, repeated: Int, in batch: inout Batch
  ) {
    let name = batch.reports[file].file
    if rounded > 0 {
      batch.notes.append(
        Localized(
          "\(name)：\(rounded) 行金额超过两位小数，已四舍五入到分",
          "\(name): \(rounded) amounts had more than two decimals and were rounded to the fen"))
    }
    if merged > 0 {
      batch.notes.append(
        Localized(
          "\(name)：\(merged) 行是同一订单的其他商品，已并入",
          "\(name): \(merged) rows are further items of their order"))
    }
    if repeated > 0 {
      batch.notes.append(
        Localized(
          "\(name)：\(repeated) 行订单号重复，只取第一行",
          "\(name): \(repeated) rows repeat an order number; the first row counts"))
    }
    let unmatched = batch.reports[file].unmatched
    if unmatched > 0 {
      batch.notes.append(
        Localized(
          "\(name)：\(unmatched) 笔订单对不上成员，已保留订单；可用 --map 指明买家，或加 --create-members",
          "\(name): \(unmatched) orders match no member and are kept without one; name the buyer "
            + "with --map, or add --create-members"))
    }
  }
}
