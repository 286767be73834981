/// Cities people order from, with how many of them do.
enum DemoPlaces {
  struct Place {
    let province: String
    let city: String
    let weight: Int
  }

  static let all = [
    Place(province: "广东省", city: "广州", weight: 12), Place(province: "广东省", city: "深圳", weight: 11),
    Place(province: "浙江省", city: "杭州", weight: 10), Place(province: "上海市", city: "上海", weight: 10),
    Place(province: "江苏省", city: "苏州", weight: 7), Place(province: "江苏省", city: "南京", weight: 6),
    Place(province: "北京市", city: "北京", weight: 8), Place(province: "四川省", city: "成都", weight: 8),
    Place(province: "湖北省", city: "武汉", weight: 6), Place(province: "重庆市", city: "重庆", weight: 5),
    Place(province: "陕西省", city: "西安", weight: 4), Place(province: "山东省", city: "青岛", weight: 4),
    Place(province: "湖南省", city: "长沙", weight: 5), Place(province: "福建省", city: "厦门", weight: 4),
    Place(province: "河南省", city: "郑州", weight: 4), Place(province: "辽宁省", city: "沈阳", weight: 3),
    Place(province: "天津市", city: "天津", weight: 3), Place(province: "云南省", city: "昆明", weight: 2),
    Place(province: "黑龙江省", city: "哈尔滨", weight: 2),
    Place(province: "新疆维吾尔自治区", city: "乌鲁木齐", weight: 1),
  ]

  static let weights = all.map(\.weight)
}
