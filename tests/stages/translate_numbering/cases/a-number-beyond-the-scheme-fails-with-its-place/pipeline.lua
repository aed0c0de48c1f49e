-- A number beyond the scheme fails with its place.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { levels = { paragraph = { scheme = "upper-roman" } } },
  stage.witness {},
}
