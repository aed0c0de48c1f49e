-- Bullets and dashes stay.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr", renumber = "close-gaps" },
  stage.witness {},
}
