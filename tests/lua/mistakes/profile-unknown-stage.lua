return pipeline "p" {
  stage.import {},
  profile "public" { anonymize = { policy = "x" } },
  stage.anonymise {},
  stage.package {},
}
