-- Agenda items under a paragraph keep their own count.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { 
    levels = { ["agenda-item"] = { scheme = "upper-alpha", form = "{n}." } },
  },
  stage.witness {},
}
