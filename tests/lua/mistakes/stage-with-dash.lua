return pipeline "p" {
  stage.import {},
  stage.translate-numbering { to = "fr" },
  stage.package {},
}
