-- Greek letters: α, β, γ ... ω, αα.
return {
  summary = "Greek letters: α, β, γ ... ω, αα",
  source = "CSS Counter Styles Level 3, section 6",
  licence = "MIT",
  system = "alphabetic",
  symbols = "αβγδεζηθικλμνξοπρστυφχψω",
  css = "lower-greek",
}
