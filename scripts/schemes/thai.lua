-- Thai digits: ๑, ๒, ๓ ....
return {
  summary = "Thai digits: ๑, ๒, ๓ ...",
  source = "CSS Counter Styles Level 3, section 6; ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "numeric",
  symbols = "๐๑๒๓๔๕๖๗๘๙",
  word = "thaiNumbers",
  css = "thai",
}
