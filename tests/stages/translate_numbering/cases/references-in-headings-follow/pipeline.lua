-- References in headings follow.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { renumber = "restart" },
  stage.witness {},
}
