return pipline "p" {
  stage.import {},
  stage.package {},
}
