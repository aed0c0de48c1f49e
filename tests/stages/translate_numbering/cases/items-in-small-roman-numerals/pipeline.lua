-- Items in small roman numerals.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { levels = { item = { scheme = "lower-roman" } } },
  stage.witness {},
}
