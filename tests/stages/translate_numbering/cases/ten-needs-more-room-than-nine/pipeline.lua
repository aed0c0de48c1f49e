-- Ten needs more room than nine.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { 
    levels = { paragraph = { run = "document" } },
    renumber = "restart",
  },
  stage.witness {},
}
