return pipeline "p" {
  stage.import {},
  stage.translate_numbering { references = "folow" },
  stage.package {},
}
