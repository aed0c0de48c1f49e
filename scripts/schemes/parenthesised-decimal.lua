-- Figures in one sign with brackets, 1 to 20: ⑴, ⑵ ....
return {
  summary = "figures in one sign with brackets, 1 to 20: ⑴, ⑵ ...",
  source = "W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "fixed",
  symbols = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
  word = "decimalEnclosedParen",
  css = "parenthesized-decimal",
}
