return pipeline "p" {
  stage.import {},
  stage.anonymise { keep = { "a", nil, "b" } },
  stage.package {},
}
