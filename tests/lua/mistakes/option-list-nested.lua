return pipeline "p" {
  stage.import {},
  stage.anonymise { keep = { { "a" } } },
  stage.package {},
}
