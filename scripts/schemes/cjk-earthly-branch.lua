-- Earthly branches: 子, 丑, 寅, 卯 ....
return {
  summary = "earthly branches: 子, 丑, 寅, 卯 ...",
  source = "CSS Counter Styles Level 3, section 6; ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "fixed",
  symbols = "子丑寅卯辰巳午未申酉戌亥",
  word = "ideographZodiac",
  css = "cjk-earthly-branch",
}
