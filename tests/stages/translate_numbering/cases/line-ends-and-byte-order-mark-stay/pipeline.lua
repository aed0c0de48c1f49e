-- Line ends and byte order mark stay.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr" },
  stage.witness {},
}
