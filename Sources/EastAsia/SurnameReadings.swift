/// Readings a name has and a dictionary of single characters does not: surnames, and common double readings.
enum SurnameReadings {
  /// Surnames of one character, first as the surname is read.
  static let single: [Unicode.Scalar: [String]] = [
    "曾": ["zeng"], "查": ["zha"], "单": ["shan"], "仇": ["qiu"], "解": ["xie"], "任": ["ren"],
    "朴": ["piao"], "区": ["ou"], "盖": ["ge"], "缪": ["miao"], "纪": ["ji"], "华": ["hua"],
    "燕": ["yan"], "宁": ["ning"], "甯": ["ning"], "那": ["na"], "哈": ["ha"], "种": ["chong"],
    "折": ["she"], "召": ["shao"], "占": ["zhan"], "翟": ["zhai"], "员": ["yun"], "尹": ["yin"],
    "乜": ["nie"], "冼": ["xian"], "幺": ["yao"], "秘": ["bi"], "祭": ["zhai"], "黑": ["he"],
    "盛": ["sheng"], "覃": ["qin", "tan"], "谌": ["chen", "shen"], "车": ["che"], "晁": ["chao"],
    "令": ["ling"], "贾": ["jia"], "沈": ["shen"], "洗": ["xian"], "葛": ["ge"], "过": ["guo"],
    "阚": ["kan"], "隗": ["wei", "kui"], "逄": ["pang"], "佴": ["nai"], "郗": ["xi", "chi"],
    "适": ["kuo"], "瞿": ["qu"], "訾": ["zi"], "褚": ["chu"], "繁": ["po"], "乐": ["yue", "le"],
    "晟": ["cheng"], "殷": ["yin"], "应": ["ying"], "於": ["yu"], "相": ["xiang"], "郇": ["xun", "huan"],
    "桓": ["huan"], "句": ["gou"], "牟": ["mu", "mou"], "费": ["fei", "bi"], "尉": ["wei"],
    "曲": ["qu"], "干": ["gan"], "重": ["chong"], "长": ["chang"], "余": ["yu"], "佘": ["she"],
    "仉": ["zhang"], "厍": ["she"], "郄": ["qie"], "郝": ["hao"], "卜": ["bu"], "薄": ["bo"],
    "柏": ["bai"], "少": ["shao"], "行": ["xing"], "藏": ["zang"], "呙": ["guo"], "麻": ["ma"],
    "炅": ["gui"], "能": ["nai"], "撒": ["sa"], "六": ["lu"], "洪": ["hong"], "石": ["shi"],
  ]

  /// Surnames of two characters.
  static let compound: [String: [String]] = [
    "尉迟": ["yu", "chi"], "万俟": ["mo", "qi"], "单于": ["chan", "yu"], "长孙": ["zhang", "sun"],
    "澹台": ["tan", "tai"], "夏侯": ["xia", "hou"], "令狐": ["ling", "hu"], "宰父": ["zai", "fu"],
    "濮阳": ["pu", "yang"], "皇甫": ["huang", "fu"], "亓官": ["qi", "guan"], "尔朱": ["er", "zhu"],
    "公冶": ["gong", "ye"], "乐正": ["yue", "zheng"], "宇文": ["yu", "wen"], "赫连": ["he", "lian"],
    "独孤": ["du", "gu"], "鲜于": ["xian", "yu"], "南宫": ["nan", "gong"], "呼延": ["hu", "yan"],
    "轩辕": ["xuan", "yuan"], "申屠": ["shen", "tu"], "百里": ["bai", "li"], "可频": ["ke", "pin"],
    "欧阳": ["ou", "yang"], "司马": ["si", "ma"], "上官": ["shang", "guan"], "诸葛": ["zhu", "ge"],
    "东方": ["dong", "fang"], "慕容": ["mu", "rong"], "司徒": ["si", "tu"], "端木": ["duan", "mu"],
  ]

  /// Characters with two living readings anywhere in a name or a place.
  static let elsewhere: [Unicode.Scalar: [String]] = [
    "重": ["chong", "zhong"], "长": ["chang", "zhang"], "乐": ["le", "yue"], "行": ["xing", "hang"],
    "朝": ["chao", "zhao"], "都": ["du", "dou"], "厦": ["xia", "sha"], "茜": ["qian", "xi"],
    "娜": ["na", "nuo"], "莎": ["sha"], "贝": ["bei"], "传": ["chuan", "zhuan"], "还": ["hai", "huan"],
    "好": ["hao"], "大": ["da", "dai"], "弹": ["dan", "tan"], "调": ["diao", "tiao"],
    "觉": ["jue", "jiao"],
    "会": ["hui", "kuai"], "参": ["can", "shen"], "差": ["cha", "chai"], "没": ["mei", "mo"],
    "蓝": ["lan"], "露": ["lu", "lou"], "薇": ["wei"], "系": ["xi", "ji"], "校": ["xiao", "jiao"],
    "角": ["jiao", "jue"], "间": ["jian"], "降": ["jiang", "xiang"], "奇": ["qi", "ji"],
    "蔚": ["wei", "yu"],
    "晟": ["sheng", "cheng"], "什": ["shen", "shi"], "宿": ["su", "xiu"], "色": ["se", "shai"],
    "提": ["ti", "di"], "着": ["zhe", "zhao", "zhuo"], "啊": ["a"], "了": ["le", "liao"],
    "地": ["di", "de"],
    "得": ["de", "dei"], "说": ["shuo", "shui"], "和": ["he", "huo"], "血": ["xue", "xie"],
    "率": ["lv", "shuai"], "单": ["dan", "shan"], "便": ["bian", "pian"], "卡": ["ka", "qia"],
    "脉": ["mai", "mo"], "绿": ["lv", "lu"], "咖": ["ka", "ga"], "模": ["mo", "mu"], "泊": ["bo", "po"],
    "台": ["tai"], "亲": ["qin", "qing"], "佛": ["fo", "fu"], "秘": ["mi", "bi"], "曝": ["bao", "pu"],
    "六": ["liu", "lu"], "石": ["shi", "dan"], "车": ["che", "ju"], "尽": ["jin"],
    "盛": ["sheng", "cheng"],
  ]

  /// The syllables of the surname a text begins with, empty where the dictionary's readings do.
  static func leading(_ text: String) -> [String] {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.value >= 0x4E00, first.value <= 0x9FFF else { return [] }
    if scalars.count > 2,
      let readings = compound[String(String.UnicodeScalarView(scalars.prefix(2)))]
    {
      return readings
    }
    // A nickname is not a name: 重庆的小王 is no Mr Chong, so only name-length texts get a surname.
    guard (2...4).contains(scalars.count), let reading = single[first]?.first else { return [] }
    return [reading]
  }
}
