return pipeline "p" {
  stage.import {},
  package {},
}
