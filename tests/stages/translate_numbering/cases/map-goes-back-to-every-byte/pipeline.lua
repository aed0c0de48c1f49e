-- The concordance of the run before restores every byte.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { map = "was/numbering.csv" },
  stage.witness {},
}
