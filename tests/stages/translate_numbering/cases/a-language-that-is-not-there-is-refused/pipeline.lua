-- A language that is not there is refused.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "xx" },
  stage.witness {},
}
