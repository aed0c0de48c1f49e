-- French items and the numbers of references.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr" },
  stage.witness {},
}
