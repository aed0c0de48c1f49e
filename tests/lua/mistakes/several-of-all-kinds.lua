local twice = requre "parts.levels"

return pipeline "several" {
  sumary = "a report",
  stage.import { layuot = "un-report", language = 7 },
  stage.translate_numbering {
    words = "kep",
    levels = {
      section = { schem = "decimal" },
      item    = { scheme = "lower-alfa", start = 0 },
    },
  },
  stage.anonymize { polcy = "x" },
  stage.anonymise { keep = { 1, 2 } },
  profile "public" { pakage = {} },
  stage.package { level = 2.5, render = true },
}
