-- Chinese digits: 一, 二 ... 一〇.
return {
  summary = "Chinese digits: 一, 二 ... 一〇",
  source = "CSS Counter Styles Level 3, section 6",
  licence = "MIT",
  system = "numeric",
  symbols = "〇一二三四五六七八九",
  css = "cjk-decimal",
}
