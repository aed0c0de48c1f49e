return pipeline "p" {
  stage.import {},
  stage.translate_numbering { levels = { item = { colour = "red" } } },
  stage.package {},
}
