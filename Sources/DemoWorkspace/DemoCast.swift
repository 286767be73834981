/// People everybody at the shop knows by name; the rest of the members are drawn.
struct DemoCast {
  let name: String
  /// Days since the last purchase.
  let last: Int
  /// Orders within a year.
  let orders: Int
  /// The average order, in whole yuan.
  let average: Int
  /// The place of the agent among `DemoBuilder.colleagues`; nil where nobody looks after the person.
  let agent: Int?
  let tags: [String]
  let isKoc: Bool

  init(
    _ name: String, last: Int, orders: Int, average: Int, agent: Int?, _ tags: [String],
    koc: Bool = false
  ) {
    self.name = name
    self.last = last
    self.orders = orders
    self.average = average
    self.agent = agent
    self.tags = tags
    isKoc = koc
  }

  static let all = [
    DemoCast("🐻熊妈", last: 52, orders: 15, average: 421, agent: nil, ["囤货", "母婴"]),
    DemoCast("欧阳小满", last: 47, orders: 11, average: 355, agent: 1, ["敏感肌"]),
    DemoCast("Vivian Zhou", last: 49, orders: 12, average: 677, agent: nil, ["送礼"]),
    DemoCast("王大橘", last: 26, orders: 9, average: 327, agent: 2, ["零食"]),
    DemoCast("李婉清", last: 3, orders: 40, average: 312, agent: 1, ["敏感肌"], koc: true),
    DemoCast("豆豆爸", last: 18, orders: 14, average: 315, agent: 2, ["母婴", "家居"]),
    DemoCast("林深时见鹿", last: 11, orders: 13, average: 405, agent: 1, ["穿搭"]),
    DemoCast("木子", last: 9, orders: 21, average: 335, agent: 2, ["老带新"]),
    DemoCast("赵然敏", last: 22, orders: 6, average: 368, agent: nil, ["家居"]),
    DemoCast("徐徐图之", last: 6, orders: 10, average: 318, agent: 1, ["囤货"]),
    DemoCast("糖糖妈妈", last: 15, orders: 27, average: 357, agent: 2, ["母婴"], koc: true),
    DemoCast("周末不加班", last: 4, orders: 8, average: 334, agent: 1, ["零食"]),
    DemoCast("小鱼干", last: 8, orders: 7, average: 330, agent: 2, ["零食"]),
    DemoCast("何必", last: 13, orders: 9, average: 445, agent: 1, ["送礼"]),
    DemoCast("阿May", last: 2, orders: 21, average: 328, agent: 2, ["穿搭"], koc: true),
    DemoCast("南山南", last: 20, orders: 7, average: 308, agent: 1, ["家居"]),
    DemoCast("许知远", last: 5, orders: 15, average: 366, agent: 2, ["零食"], koc: true),
    DemoCast("Coco", last: 10, orders: 12, average: 310, agent: 1, ["敏感肌"]),
    DemoCast("早睡的猫", last: 14, orders: 8, average: 361, agent: 2, ["母婴"]),
    DemoCast("陈一诺", last: 7, orders: 24, average: 323, agent: 1, ["敏感肌"], koc: true),
    DemoCast("雨后小溪", last: 29, orders: 6, average: 344, agent: nil, ["家居"]),
    DemoCast("大力", last: 16, orders: 11, average: 303, agent: 2, ["零食"]),
    DemoCast("Yuki", last: 12, orders: 10, average: 487, agent: 1, ["穿搭", "送礼"]),
    DemoCast("可可西里", last: 21, orders: 8, average: 304, agent: 2, ["囤货"]),
    DemoCast("姜糖水", last: 5, orders: 1, average: 2196, agent: nil, ["母婴"]),
    DemoCast("一颗土豆", last: 19, orders: 8, average: 315, agent: 2, ["零食", "囤货"]),
    DemoCast("阿南", last: 17, orders: 10, average: 306, agent: 1, ["零食"]),
  ]
}
