-- The way back has no choices.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { map = "was/numbering.csv", to = "fr" },
  stage.witness {},
}
