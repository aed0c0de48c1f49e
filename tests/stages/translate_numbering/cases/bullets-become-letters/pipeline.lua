-- Bullets become letters.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { bullets = "letters" },
  stage.witness {},
}
