-- Wrapped plain text keeps its lines.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { to = "fr", renumber = "close-gaps" },
  stage.witness {},
}
