-- Each section begins at one.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { 
    levels = { paragraph = { run = "parent" } },
    renumber = "restart",
  },
  stage.witness {},
}
