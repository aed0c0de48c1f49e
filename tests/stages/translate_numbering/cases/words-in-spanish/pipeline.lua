-- The words of references become Spanish.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "es", words = "translate" },
  stage.witness {},
}
