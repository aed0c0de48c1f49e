return pipeline "p" {
  stage.import {},
  stage.anonymise { rules = { [true] = 1 } },
  stage.package {},
}
