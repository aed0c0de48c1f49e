-- A language in a file beside the pipeline.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "eo", words = "translate" },
  stage.witness {},
}
