-- Heavenly stems: 甲, 乙, 丙, 丁 ....
return {
  summary = "heavenly stems: 甲, 乙, 丙, 丁 ...",
  source = "CSS Counter Styles Level 3, section 6; ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "fixed",
  symbols = "甲乙丙丁戊己庚辛壬癸",
  word = "ideographTraditional",
  css = "cjk-heavenly-stem",
}
