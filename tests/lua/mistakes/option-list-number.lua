return pipeline "p" {
  stage.import {},
  stage.anonymise { keep = { "a", 7, "b" } },
  stage.package {},
}
