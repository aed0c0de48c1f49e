return pipeline "p" {
  stage.import {},
  stage.anonymize { policy = "persons" },
  stage.package {},
}
