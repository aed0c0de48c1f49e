-- The words of labels and references become French.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr", words = "translate" },
  stage.witness {},
}
