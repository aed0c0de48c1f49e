-- References are only reported.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr", references = "report" },
  stage.witness {},
}
