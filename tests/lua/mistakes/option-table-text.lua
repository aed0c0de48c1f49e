return pipeline "p" {
  stage.import {},
  stage.translate_numbering { levels = "decimal" },
  stage.package {},
}
