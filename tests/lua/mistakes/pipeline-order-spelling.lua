return pipeline "p" {
  order = "sortd",
  stage.import {},
  stage.package {},
}
