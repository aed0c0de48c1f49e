return pipeline "p" {
  stage.import {},
  stage.translate_numbering {
    levels = {
      paragraph = { scheme = "upper-romn" },
    },
  },
  stage.package {},
}
