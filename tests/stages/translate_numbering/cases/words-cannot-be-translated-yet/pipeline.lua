-- Words cannot be translated yet.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr", words = "translate" },
  stage.witness {},
}
