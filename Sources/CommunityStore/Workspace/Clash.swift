public import CommunityModel

/// A place that two people changed without knowing of each other, with both values and who set them.
public struct Clash: Hashable, Sendable {
  /// How it came about.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// Two machines worked apart: of two values of one field the later one counts.
    case machines
    /// Two consoles of one machine set a field within the same moment: the first to be saved counts.
    case consoles
    /// A repair has passed over lines, so that what is left does not join here.
    case repair
  }

  /// How it came about.
  public internal(set) var origin: Origin
  /// The transaction that did not find what it expected.
  public let group: ID<ChangeGroup>
  /// The collection of the row.
  public let collection: String
  /// The row.
  public let id: Int64
  /// The field; nil where the row as a whole is concerned.
  public let field: String?
  /// The value that counts.
  public let kept: FieldValue
  /// The value that does not count, or no longer.
  public let lost: FieldValue
  /// The transaction that set the value that counts; nil where it is not known.
  public internal(set) var keptBy: LoggedGroup?
  /// The transaction that set the other value; nil where it is not known.
  public internal(set) var lostBy: LoggedGroup?
  /// Whether somebody has set the place again since, knowing what was there: nothing is left to decide.
  public internal(set) var isSettled = false
}

extension OpenedWorkspace {
  /// Folds one change of another machine, or of a journal with gaps, into the rows.
  ///
  /// The order of the fold is the same everywhere, so the outcome is: of two values of one field the later
  /// one counts and the other is kept on a card; a row that is gone stays gone, and what came for it is
  /// kept on a card; an element that is there, or gone, already is what was wanted.
  mutating func fold(_ change: Change, of logged: LoggedGroup) {
    guard (try? community.apply([change])) == nil else { return }
    switch change {
    case .set(let key, let id, let field, _, let after):
      let now = Collections.named(key)?.read(community, id, field)
      guard now != after else { return }
      if let now,
        (try? community.apply([
          .set(key, id, field: field, before: now, after: after)
        ])) != nil
      {
        note(logged, key, id, field, kept: after, lost: now, isKept: true)
      } else {
        note(logged, key, id, field, kept: now ?? .none, lost: after)
      }
    case .insert(let key, let record):
      merge(record, into: key, logged)
    case .remove(let key, let record):
      // Somebody changed the row meanwhile: it stays, and a person decides.
      guard Collections.named(key)?.record(community, record.id) != nil else { return }
      note(logged, key, record.id, nil, kept: .none, lost: .none)
    case .add(let key, let id, let field, let element),
      .drop(let key, let id, let field, let element):
      guard Collections.named(key)?.record(community, id) == nil else { return }
      note(logged, key, id, field, kept: .none, lost: element)
    }
  }

  /// A row that was made twice: the first stays, and takes over what it lacks.
  private mutating func merge(_ record: RowRecord, into key: String, _ logged: LoggedGroup) {
    guard let there = Collections.named(key)?.record(community, record.id) else {
      return note(logged, key, record.id, nil, kept: .none, lost: .none)
    }
    for entry in record.fields where there[entry.key] != entry.value {
      let now = there[entry.key]
      if now.isNone,
        (try? community.apply([
          .set(key, record.id, field: entry.key, before: .none, after: entry.value)
        ])) != nil
      {
        continue
      }
      note(logged, key, record.id, entry.key, kept: now, lost: entry.value)
    }
  }

  /// The other transaction is found afterwards, by `ClashList`.
  private mutating func note(
    _ logged: LoggedGroup, _ key: String, _ id: Int64, _ field: String?, kept: FieldValue,
    lost: FieldValue, isKept: Bool = false
  ) {
    clashes.append(
      Clash(
        origin: .machines, group: logged.id, collection: key, id: id, field: field, kept: kept,
        lost: lost, keptBy: isKept ? logged : nil, lostBy: isKept ? nil : logged))
  }
}
