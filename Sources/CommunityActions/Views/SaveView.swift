import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Saves a filter and an order under a name; a view of that name is changed.
  public static let saveView = BulkAction(
    id: "view.query.save", on: "views",
    title: Localized("存视图", "Save view"),
    summary: Localized(
      "把条件和排序存成一个有名字的视图，大家都能用；查询里写 @名字 就是它",
      "Saves a filter and an order under a name for everybody; @NAME stands for it in queries"),
    arguments: [
      Argument("name", Localized("视图名", "Name"), .text(limit: 40)),
      Argument("on", Localized("对象", "Rows of"), .text(limit: 40)),
      Argument("query", Localized("条件", "Query"), .text(limit: 4096), optional: true),
      Argument("order", Localized("排序", "Order"), .text(limit: 80), optional: true),
    ],
    makesRow: true, sample: ["该回访", "members", "阶段:预流失 消费>=500", "-year"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("视图名", "Name"), limit: 40)
      let (on, query, order) = (
        input.answer(1).trimmed, input.answer(2).trimmed, input.answer(3).trimmed
      )
      guard Collections.named(on) != nil else {
        throw Refusal("没有集合「\(on)」", "There is no collection “\(on)”")
      }
      guard !name.contains(where: \.isWhitespace) else {
        throw Refusal("视图名里不能有空格，不然 @名字 断开", "A view's name has no blanks: @NAME would end there")
      }
      do throws(QueryError) {
        // A view that is put into itself would never end.
        var saved = input.community.savedQueries(on: on)
        try saved.save(Query.parse(query).get(), as: name)
      } catch {
        throw Refusal(error.message.zh, error.message.en)
      }
      let existing = input.community.views.first {
        $0.on == on && $0.name.lowercased() == name.lowercased()
      }
      var mint = input.community.mint
      let label =
        existing == nil
        ? Localized("存视图「\(name)」", "Save view “\(name)”")
        : Localized("改视图「\(name)」", "Change view “\(name)”")
      var row = existing ?? SavedView(id: mint.mint())
      (row.name, row.on, row.query, row.order, row.by) = (name, on, query, order, input.actor.name)
      return Procedure(
        label, creation: input.creation(of: row, instead: existing, words: "\(name)  \(query)"))
    })

  /// Takes views out; what they showed stays as it is.
  public static let removeView = BulkAction.removing(
    "view.query.remove", SavedView.self, \.views,
    title: Localized("删视图", "Remove view"),
    summary: Localized("删掉视图；成员和群都不动", "Removes views; the rows they showed stay"),
    name: \.name, follows: "view.query.save")

  /// Saves a flow of actions under a name; a recipe of that name is changed.
  public static let saveRecipe = BulkAction(
    id: "recipe.text.save", on: "recipes",
    title: Localized("存流程", "Save recipe"),
    summary: Localized(
      "把一串动作存成流程，一行一步，可以换一批人再做，也可以在命令行里做",
      "Saves a flow of actions, a line a step, to be done again on others or from the command line"),
    arguments: [
      Argument("name", Localized("流程名", "Name"), .text(limit: 40)),
      Argument("text", Localized("内容", "Text"), .text(limit: 8192)),
    ],
    makesRow: true, sample: ["会员日", "on members\ndo member.tag.add 会员日\ndo member.note.add 已通知"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("流程名", "Name"), limit: 40)
      let text = input.answer(1).trimmed
      guard text.utf8.count <= 8192 else {
        throw Refusal("流程太长", "The recipe is too long")
      }
      _ = try RecipeScript(text)
      let existing = input.community.recipes.first { $0.name == name }
      var mint = input.community.mint
      var row = existing ?? Recipe(id: mint.mint())
      (row.name, row.text, row.by) = (name, text, input.actor.name)
      return Procedure(
        existing == nil
          ? Localized("存流程「\(name)」", "Save recipe “\(name)”")
          : Localized("改流程「\(name)」", "Change recipe “\(name)”"),
        creation: input.creation(of: row, instead: existing, words: name))
    })

  /// Takes recipes out; what they did stays done.
  public static let removeRecipe = BulkAction.removing(
    "recipe.text.remove", Recipe.self, \.recipes,
    title: Localized("删流程", "Remove recipe"),
    summary: Localized("删掉流程；做过的不受影响", "Removes recipes; what they did stays done"),
    name: \.name, follows: "recipe.text.save")

  /// A verb that takes rows out of a collection that nothing refers to.
  private static func removing<Row: Entity>(
    _ id: String, _ type: Row.Type, _ path: any KeyPath<Community, Table<Row>> & Sendable,
    title: Localized, summary: Localized, name: any KeyPath<Row, String> & Sendable,
    follows: String
  ) -> BulkAction {
    BulkAction(
      id: id, on: Row.collection.key, title: title, summary: summary, follows: follows, sample: [],
      prepare: { (input) throws(Refusal) in
        let community = input.community
        let names = input.chosen.compactMap { community[keyPath: path][raw: $0]?[keyPath: name] }
        let subject = names.count == 1 ? names.first ?? "" : "\(names.count)"
        return Procedure(
          title + Localized("「\(subject)」", " “\(subject)”")
        ) { raw in
          guard let row = community[keyPath: path][raw: raw] else { return .unchanged }
          return .change(
            [.remove(Row.collection.key, row.record)],
            before: Localized(verbatim: row[keyPath: name]), after: Localized("删掉", "removed"))
        }
      })
  }
}

extension PlanInput {
  /// A row made anew, or the changes that turn the one of its name into it.
  fileprivate func creation<Row: Entity>(
    of row: Row, instead existing: Row?, words: String
  ) -> Procedure.Creation {
    var changes: [Change] = [.insert(Row.collection.key, row.record)]
    if let existing {
      changes = Row.fields.compactMap { field in
        let (before, after) = (field.read(existing), field.read(row))
        guard before != after else { return nil }
        return .set(
          Row.collection.key, row.id.raw, field: field.key, before: before, after: after)
      }
    }
    return Procedure.Creation(
      id: row.id.raw, changes: changes, words: Localized(verbatim: words))
  }
}
