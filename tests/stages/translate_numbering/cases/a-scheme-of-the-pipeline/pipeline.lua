-- A scheme that the pipeline defines, with its form.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering {
    scheme = { ["house-letters"] = { system = "alphabetic", symbols = "αβγδεζηθκ", suffix = ")" } },
    levels = { item = { scheme = "house-letters" } },
  },
  stage.witness {},
}
