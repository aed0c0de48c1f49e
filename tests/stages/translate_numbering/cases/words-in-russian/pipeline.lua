-- Russian words have their case from what stands before.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "ru", words = "translate" },
  stage.witness {},
}
