-- Full-width digits: １, ２, ３ ... １０.
return {
  summary = "full-width digits: １, ２, ３ ... １０",
  source = "W3C Ready-made Counter Styles (Group Note); ECMA-376 part 1, 17.18.59 for the name in Word",
  licence = "MIT",
  system = "numeric",
  symbols = "０１２３４５６７８９",
  word = "decimalFullWidth",
  css = "fullwidth-decimal",
}
