return pipeline "p" {
  stage.import {},
  stage.anonymise { rules = stage },
  stage.package {},
}
