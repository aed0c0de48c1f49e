-- Chinese numerals in a circle, 1 to 10: ㊀, ㊁ ....
return {
  summary = "Chinese numerals in a circle, 1 to 10: ㊀, ㊁ ...",
  source = "Unicode block Enclosed CJK Letters and Months; W3C Ready-made Counter Styles (Group Note)",
  licence = "MIT",
  system = "fixed",
  symbols = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
