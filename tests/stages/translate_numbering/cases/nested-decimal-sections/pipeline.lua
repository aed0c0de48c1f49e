-- Nested decimal sections.
return pipeline "case" {
  stage.import { layout = "auto" },
  stage.translate_numbering { 
    levels = {
      section = { scheme = "decimal", form = "{n}." },
      subsection = { scheme = "decimal", form = "{parent}.{n}" },
    },
  },
  stage.witness {},
}
