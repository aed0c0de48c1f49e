return pipeline "p" {
  stage.import(7),
  stage.package {},
}
