-- What belongs to others never changes.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { renumber = "restart", to = "fr" },
  stage.witness {},
}
