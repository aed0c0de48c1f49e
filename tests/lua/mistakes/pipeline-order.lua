return pipeline "p" {
  order = "alphabetical",
  stage.import {},
  stage.package {},
}
