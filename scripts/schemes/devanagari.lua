-- Devanagari digits: १, २, ३ ... १०.
return {
  summary = "Devanagari digits: १, २, ३ ... १०",
  source = "CSS Counter Styles Level 3, section 6; ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "numeric",
  symbols = "०१२३४५६७८९",
  word = "hindiNumbers",
  css = "devanagari",
}
