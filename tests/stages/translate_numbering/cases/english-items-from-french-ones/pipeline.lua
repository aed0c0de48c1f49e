-- English items from french ones.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "en" },
  stage.witness {},
}
