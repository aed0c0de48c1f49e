-- Chinese: words by which it is known, how its documents number, how they cite numbers.
return {
  name = "Chinese",
  source = "parallel United Nations texts; statutes of China as published; word lists of this project",
  licence = "MIT",

  -- Written without spaces: single signs.
  detect = {
    "的", "和", "在", "了", "是", "有", "为", "与", "对", "及", "以", "其", "不", "中", "由", "国", "会", "于", "应", "该", "等", "并", "或",
    "之", "从", "这", "个", "所", "将", "用", "关", "本", "各", "条", "人", "依", "法", "员", "决", "议",
  },

  labels = {
    decision = { scheme = "decimal", form = "第{n}号决定", forms = { "第{n}号决议" } },
    annex = { scheme = "cjk-ideographic", form = "附件{n}", words = { "附录", "附表" }, schemes = { "decimal", "upper-roman" } },
    part = { scheme = "cjk-ideographic", form = "第{n}部分", schemes = { "decimal" } },
    title = { scheme = "cjk-ideographic", form = "第{n}编", schemes = { "decimal" } },
    chapter = { scheme = "cjk-ideographic", form = "第{n}章", schemes = { "decimal" } },
    division = { scheme = "cjk-ideographic", form = "第{n}节", schemes = { "decimal" } },
    article = { scheme = "decimal", form = "第{n}条", schemes = { "cjk-ideographic" } },
    section = { scheme = "cjk-ideographic", form = "{n}.", forms = { "{n}、", "{n}．" } },
    subsection = { scheme = "upper-alpha", form = "{n}." },
    subheading = { scheme = "decimal", form = "{n}.", schemes = { "fullwidth" }, forms = { "{n}．" } },
    paragraph = {
      scheme = "decimal", form = "{n}.", schemes = { "fullwidth", "cjk-ideographic" }, forms = { "{n}．", "{n}、", "第{n}段", "第{n}款" },
    },
    subparagraph = { scheme = "decimal", form = "{n}.", forms = { "{n}．", "{n}、" } },
    ["agenda-item"] = { scheme = "decimal", form = "{n}.", forms = { "{n}．", "{n}、" } },
    item = {
      scheme = "lower-alpha", form = "({n})", schemes = { "cjk-ideographic", "cjk-earthly-branch", "cjk-parenthesised" },
      forms = { "（{n}）" },
    },
    subitem = {
      scheme = "cjk-ideographic", form = "({n})", schemes = { "lower-roman", "decimal" },
      also = { { form = "（{n}）", scheme = "lower-roman", schemes = { "decimal" } } },
    },
    point = { scheme = "lower-alpha", form = "{n}." },
    subpoint = { scheme = "lower-roman", form = "{n}." },
  },

  inserts = {
    "之二", "之三", "之四", "之五", "之六", "之七", "之八", "之九", "之十", "之一",
  },
  insert_form = "{n}", -- 第8款之三
  ordinals = {},

  contents = { "目录", "目 录", "目　录" },
  boundaries = { "附件", "附录", "增编" },
  agenda = { "议程" },

  references = {
    -- Some words stand before the number, others close what 第 opened.
    words = {
      ["agenda-item"] = { "议程项目", "项目", "议程分项目", "分项目" },
      annex = { "附件", "附录" },
      paragraph = { "段", "段落" },
      section = { "节" },
    },
    wraps = { "第" },
    units = {
      paragraph = { "段" },
      clause = { "款" },
      article = { "条" },
      item = { "项", "目" },
      section = { "节" },
      chapter = { "章" },
      part = { "部分" },
      title = { "编" },
    },
    schemes = { "cjk-ideographic", "fullwidth", "cjk-earthly-branch" },
    ranges = { "至", "-", "–", "—", "到", "~", "～" },
    lists = { "、", "和", "及", "与", "或", "以及", "，", "," },
    joins = { "的", "，" },
    adjacent = true, -- 第三十五条第二项
    unlabelled = { "clause" },
    relative_before = { "上文", "下文", "以上", "以下", "前述" },
    relative = {},
    preceding = { "前", "上" },
    following = { "后", "下" },
    links = {},
    determiners = { "该", "上述", "同一", "这一" },
    internal = { "本" },
    self = { "本法", "本条例", "本公约", "本议定书", "本报告", "本决议", "本说明", "本文件", "本规定", "本办法", "本细则", "本条约", "本宪章" },
    instruments = {
      "决议", "决定", "公约", "议定书", "宪章", "盟约", "条约", "协定", "规约", "章程", "宪法", "法", "法典", "条例", "宣言", "报告", "行动纲领",
      "行动计划", "议事规则", "指导方针", "一般性意见", "一般性建议", "文件", "说明", "信",
    },
    cited_before = { "同上", "同前", "》" },
    forms = { item = "({n})", subitem = "({n})", paragraph = "{n}", ["agenda-item"] = "{n}", section = "{n}", subsection = "{n}" },
    print = {
      kinds = {
        paragraph = { one = "第{n}段", inside = { article = "第{n}款", rule = "第{n}款" } },
        ["agenda-item"] = { one = "议程项目{n}" },
        section = { one = "第{n}节" },
        subsection = { one = "第{n}小节" },
        item = { one = "第{n}分段", inside = { article = "第{n}项" } },
        article = { one = "第{n}条" },
        rule = { one = "第{n}条" },
        chapter = { one = "第{n}章" },
        part = { one = "第{n}部分" },
        annex = { one = "附件{n}", repeats = true },
        appendix = { one = "附录{n}", repeats = true },
      },
      numerals = { ["upper-roman"] = "cjk-ideographic", ["lower-roman"] = "cjk-ideographic" },
      separators = { ["and"] = { "和", "及", "与", "以及" }, ["or"] = { "或" }, comma = { "、", "，", "," }, range = { "至", "-", "–", "—", "到", "～" } },
      insert_last = true, -- 第8款之三
      nested_repeats = true, -- 第90.2段和第250段
      joint = "",
      nesting = "outer",
      of = "",
      above = { "上文", "以上" },
      below = { "下文", "以下" },
      relative_first = true,
      ibid = { "同上" },
    },
  },
}
