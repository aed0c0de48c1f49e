-- References that are kept and wrong are named.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { renumber = "close-gaps", references = "keep" },
  stage.witness {},
}
