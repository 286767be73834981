import EastAsia
import Testing

struct PinyinTests {
  @Test(arguments: [
    "zs", "zhangsan", "zhang", "zhangs", "zsan", "zhs", "ZS", "Zhang San", "张", "三",
  ])
  func `张三 is found however it is typed`(needle: String) {
    #expect(Pinyin.matches("张三", needle))
  }

  @Test(arguments: ["zx", "hang", "zhangsi", "李", "sz"])
  func `张三 is not found by another name`(needle: String) {
    #expect(!Pinyin.matches("张三", needle))
  }

  @Test(arguments: [
    ("曾小贤", "zengxiaoxian", "zxx"), ("查良镛", "zhaliangyong", "zly"), ("单雄信", "shanxiongxin", "sxx"),
    ("仇英", "qiuying", "qy"), ("解缙", "xiejin", "xj"), ("任我行", "renwoxing", "rwx"),
    ("朴树", "piaoshu", "ps"), ("区志", "ouzhi", "oz"), ("尉迟恭", "yuchigong", "ycg"),
    ("万俟卨", "moqixie", "mqx"), ("欧阳修", "ouyangxiu", "oyx"), ("吕绿", "lvlv", "ll"),
  ])
  func `a surname is read as a surname`(name: String, full: String, initials: String) {
    #expect(Pinyin.table.full(name) == full)
    #expect(Pinyin.table.initials(name) == initials)
    #expect(Pinyin.matches(name, full))
    #expect(Pinyin.matches(name, initials))
  }

  @Test(arguments: [
    ("曾小贤", "ceng"), ("单雄信", "dan"), ("重庆小面", "cq"), ("重庆小面", "chongqing"),
    ("长沙群", "changsha"), ("音乐会", "yyh"), ("银行", "yh"), ("吕绿", "lulu"), ("女装", "nv"), ("女装", "nu"),
  ])
  func `the common readings find it too`(text: String, needle: String) {
    #expect(Pinyin.matches(text, needle))
  }

  @Test(
    arguments: [
      ("曾国强", ["zeng", "ceng", "zgq", "cgq"]), ("查小雨", ["zha", "cha", "zxy", "cxy"]),
      ("单晓敏", ["shan", "dan", "sxm", "dxm"]), ("仇天宇", ["qiu", "chou", "qty", "cty"]),
      ("解文静", ["xie", "jie", "xwj", "jwj"]), ("任泽楷", ["ren", "renze", "rzk"]),
      ("朴志英", ["piao", "pu", "pzy"]), ("陈泽", ["chenze", "cz", "ze"]),
    ] as [(String, [String])])
  func `a surname is found by its right and by its common reading`(name: String, typed: [String]) {
    for needle in typed { #expect(Pinyin.matches(name, needle), "\(name) by \(needle)") }
    #expect(!Pinyin.matches(name, "xq"))
  }

  @Test func `letters and characters mix`() {
    #expect(Pinyin.matches("Lily张三丰", "lilyzsf"))
    #expect(Pinyin.matches("ＶＩＰ会员日", "viphyr"))
    #expect(Pinyin.matches("王小明(北京)", "王xm"))
    #expect(Pinyin.matches("Zoë26", "zoë"))
    #expect(Pinyin.table.full("Lily张三丰") == "lilyzhangsanfeng")
  }

  @Test func `an empty needle finds everything and an empty text nothing`() {
    #expect(Pinyin.matches("张三", ""))
    #expect(!Pinyin.matches("", "z"))
  }

  @Test func `emoji and rare characters pass through unharmed`() {
    #expect(Pinyin.matches("🐼小熊", "xx"))
    #expect(Pinyin.table.full("🐼小熊") == "🐼xiaoxiong")
    #expect(Pinyin.matches("👨‍👩‍👧‍👦一家", "yj"))
  }

  @Test func `almost every character has a reading`() {
    let unread = (UInt32(0x4E00)...0x9FA5).filter { value in
      Unicode.Scalar(value).map { Pinyin.table.readings(of: $0).isEmpty } ?? true
    }
    #expect(unread.count < 20)
  }
}
