-- Chinese wraps numbers and puts above first.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "zh", words = "translate" },
  stage.witness {},
}
