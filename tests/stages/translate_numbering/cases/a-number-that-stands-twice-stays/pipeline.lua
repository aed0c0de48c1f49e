-- A number that stands twice stays.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { renumber = "close-gaps" },
  stage.witness {},
}
