-- Thai letters: ก, ข, ค ....
return {
  summary = "Thai letters: ก, ข, ค ...",
  source = "W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "alphabetic",
  symbols = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
  word = "thaiLetters",
  css = "thai-alphabetic",
}
