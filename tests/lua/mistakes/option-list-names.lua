return pipeline "p" {
  stage.import {},
  stage.anonymise { keep = { group = "a" } },
  stage.package {},
}
