return pipeline "p" {
  stage.import {},
  stage.sign { key = "k" },
  stage.package {},
}
