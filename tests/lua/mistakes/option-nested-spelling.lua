return pipeline "p" {
  stage.import {},
  stage.translate_numbering {
    levels = {
      section = { scheme = "decimal", frm = "{n}." },
    },
  },
  stage.package {},
}
