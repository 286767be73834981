import CommunityModel
import CommunityStore
import Console

extension Contested {
  /// A clash as the console shows it.
  init(_ clash: Clash) {
    self.init(
      group: clash.group, collection: clash.collection, id: clash.id, field: clash.field,
      kept: clash.kept, lost: clash.lost, keptBy: clash.keptBy.map(Setter.init),
      lostBy: clash.lostBy.map(Setter.init))
  }
}

extension Contested.Setter {
  /// Who made a transaction.
  init(_ logged: LoggedGroup) {
    self.init(name: logged.actor.name, at: logged.at)
  }
}
