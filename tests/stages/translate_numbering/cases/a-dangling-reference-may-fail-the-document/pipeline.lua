-- What cites no label may fail the document.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { dangling = "fail" },
  stage.witness {},
}
