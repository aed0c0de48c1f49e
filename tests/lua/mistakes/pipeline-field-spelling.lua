return pipeline "p" {
  sumary = "a",
  stage.import {},
  stage.package {},
}
