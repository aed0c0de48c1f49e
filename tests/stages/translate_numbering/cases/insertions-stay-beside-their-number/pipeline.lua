-- Insertions stay beside their number.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { renumber = "close-gaps" },
  stage.witness {},
}
