-- What cites no label gets a mark.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { dangling = "mark" },
  stage.witness {},
}
