return pipeline "p" {
  stage.import {},
  stage.translate_numbering { levels = { item = "{n})" } },
  stage.package {},
}
