-- A concordance that does not fit is refused at the first label that differs.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { map = "was/numbering.csv" },
  stage.witness {},
}
