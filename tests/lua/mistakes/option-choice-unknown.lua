return pipeline "p" {
  stage.import {},
  stage.translate_numbering { words = "drop" },
  stage.package {},
}
