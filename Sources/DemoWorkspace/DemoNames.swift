/// Names as they stand in chat groups: real ones, nicknames, Latin ones, emoji, and the odd hostile one.
struct DemoNames {
  private var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed, stream: 11)
  }

  /// A nickname, at most 40 characters.
  mutating func nickname() -> String {
    switch random.weighted([330, 130, 120, 130, 90, 90, 70, 36, 4]) {
    case 0: realName()
    case 1: random.pick(Self.child) + random.pick(["妈", "妈妈", "爸", "麻麻", "粑粑", "姥姥"])
    case 2: random.pick(Self.poems)
    case 3: random.pick(Self.manner) + "的" + random.pick(Self.creature)
    case 4: random.pick(Self.latin)
    case 5: random.pick(Self.latin) + " " + random.pick(Self.latinFamily)
    case 6: random.pick(Self.emoji) + random.pick(Self.child) + random.pick(["", "妈", "呀"])
    case 7: "阿" + random.pick(Self.given)
    default: random.pick(Self.hostile)
    }
  }

  /// A family name with one or two characters after it.
  mutating func realName() -> String {
    let family = random.pick(Self.family)
    let first = random.pick(Self.given)
    return random.happens(perMille: 620) ? family + first + random.pick(Self.given) : family + first
  }

  /// Shapes that real people do use and that break careless programs.
  static let hostile = [
    "👨‍👩‍👧‍👦一家人", "🇨🇳小红旗", "꧁༺小仙女༻꧂", "=1+1", "\u{202B}مريم\u{202C}", "A00果园直供老王",
    "'; --", "ｆｕｌｌｗｉｄｔｈ小姐", "Zoë Ångström", "空\u{200B}白", "𠮷野家的常客", "🤷🏽‍♀️随便",
    "名字很长很长很长很长很长很长很长很长很长很长很长很长的那位", "-role:koc", "None",
  ]

  private static let family = [
    "李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓",
    "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余",
    "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊",
    "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙",
    "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文", "欧阳", "上官",
    "司徒", "诸葛",
  ]

  private static let given = [
    "婉", "清", "然", "敏", "一", "诺", "知", "远", "小", "满", "静", "雅", "思", "琪", "雨", "涵", "欣",
    "怡", "佳", "慧", "丽", "娜", "芳", "燕", "玲", "霞", "红", "梅", "兰", "英", "萍", "晴", "悦", "彤",
    "瑶", "璐", "晨", "曦", "子", "轩", "浩", "宇", "博", "文", "俊", "杰", "明", "磊", "强", "军", "伟",
    "涛", "超", "勇", "鹏", "飞", "建", "国", "志", "海", "月", "云", "雪", "秋", "冬", "春", "夏", "桃",
    "可", "心", "安", "宁", "若", "兮", "依", "诗", "梦", "菲", "蓉", "珊", "莉", "颖", "倩", "蕾", "薇",
    "楠", "柔", "瑾", "沐", "熙",
  ]

  private static let child = [
    "豆豆", "糖糖", "果果", "朵朵", "乐乐", "多多", "壮壮", "圆圆", "团团", "米粒", "小宝", "二宝", "橙子",
    "土豆", "汤圆", "石头", "可乐", "布丁", "毛毛", "点点", "安安", "元宝", "小鱼", "年糕", "芒果", "七七",
    "辰辰", "悠悠", "桐桐", "贝贝", "熊", "一一", "嘟嘟", "花生", "麦兜", "跳跳", "妞妞", "柚子", "芝麻",
    "小满", "泡泡", "核桃",
  ]

  private static let poems = [
    "周末不加班", "林深时见鹿", "徐徐图之", "雨后小溪", "南山南", "可可西里", "姜糖水", "一颗土豆", "何必",
    "小鱼干", "早睡的猫", "人间烟火", "岁月静好", "且听风吟", "半糖去冰", "今天也要加油", "慢慢来", "不吃香菜",
    "云淡风轻", "海上生明月", "春风十里", "一蓑烟雨", "山有木兮", "星河入梦", "无糖可乐", "减肥从明天开始",
    "打工人小李", "干饭第一名", "月半小夜曲", "向日葵", "薄荷微凉", "静水流深", "浅笑安然", "平安是福",
    "知足常乐", "花开富贵", "时光不老", "橘子汽水", "落日与晚风", "快递已到楼下", "囤货小能手", "懒得起名",
    "用户已注销", "木子", "大力", "等风来", "清欢", "半夏", "初见", "拾光", "温故", "有点甜", "晚安呀",
    "不想上班", "全村的希望", "隔壁老王", "楼下便利店", "猫和老鼠都爱我", "三餐四季", "碎碎平安", "暴富中",
    "一只小团子", "北方的狼", "江南烟雨", "西瓜太郎",
  ]

  private static let manner = [
    "早睡", "爱笑", "贪吃", "慢半拍", "想减肥", "会飞", "加班", "晒太阳", "发呆", "攒钱", "爱囤货", "追剧",
    "喝奶茶", "不掉发", "逛超市", "养花", "住海边", "爱下雨", "背着书包", "散步", "打瞌睡", "不挑食",
  ]

  private static let creature = [
    "猫", "狗", "兔子", "小熊", "考拉", "企鹅", "刺猬", "鲸鱼", "松鼠", "小象", "柯基", "橘猫", "仓鼠",
    "水豚", "海豚", "土拨鼠", "羊驼", "鹿", "鸽子", "熊猫", "阿姨", "少女", "宝妈", "小朋友",
  ]

  private static let latin = [
    "Vivian", "Coco", "Yuki", "Lily", "Amy", "Cindy", "Echo", "Fiona", "Grace", "Helen", "Iris",
    "Joy",
    "Kiki", "Lucy", "Mia", "Nancy", "Olivia", "Penny", "Queenie", "Rita", "Sunny", "Tina", "Una",
    "Vera",
    "Wendy", "Xenia", "Yoyo", "Zoe", "Kevin", "Leo", "Jack", "Tony", "Eric", "momo", "Cherry",
    "Bella",
    "Anna", "Doris", "Elsa", "Mandy",
  ]

  private static let latinFamily = [
    "Zhou", "Chen", "Wang", "Li", "Zhang", "Liu", "Lin", "Xu", "Wu", "Huang", "Ho", "Lam", "Ng",
    "Tan",
  ]

  private static let emoji = [
    "🐻", "🌸", "🌻", "🍓", "🐼", "🦋", "✨", "🌈", "🍑", "🐱", "🍀", "☀️", "🎀", "🐰", "🌙", "💐", "🍉",
  ]
}
