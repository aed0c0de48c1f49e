-- Mistakes in forms and schemes are named with their place.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { 
    levels = {
      section = { form = "({N})" },
      item = { scheme = "lower-alfa" },
      paragraph = { form = "no number" },
      bullet = { form = "{n}" },
    },
  },
  stage.witness {},
}
