import CommunityModel

extension DemoBuilder {
  /// What colleagues wrote down about people and groups.
  mutating func writeNotes() {
    var random = SeededRandom(seed: seed, stream: 7)
    let words = [
      "想先试小样", "孩子对坚果过敏", "快递放驿站，不打电话", "生日在下个月，提醒送券", "上次漏发，补过一包",
      "要开发票，抬头是公司", "问过羊毛围巾有没有驼色", "嫌群里广告多，少打扰", "介绍了三位同事进群", "晚上八点以后回复快",
      "换季容易过敏，推修护面膜", "双十一囤多了，过完年再联系",
    ]
    for index in people.indices where people[index].standing == .inGroups {
      let isKnown = people[index].cast != nil
      guard random.happens(perMille: isKnown ? 700 : 30) else { continue }
      var note = Note(id: mint.mint())
      note.member = members[index].id
      note.text = random.pick(words)
      note.at = ago(random.below(max(1, min(90, people[index].tenure))), &random)
      note.by = Self.colleagues[random.happens(perMille: 650) ? 1 : 2].name
      notes.append(note)
    }
    for (index, plan) in plans.enumerated() where plan.scene == .nearlyFull {
      var note = Note(id: mint.mint())
      note.group = groups[index].id
      note.text = "快满了，新人先引到下一个群"
      note.at = ago(2, second: 36_000)
      note.by = Self.colleagues[1].name
      notes.append(note)
    }
  }
}
