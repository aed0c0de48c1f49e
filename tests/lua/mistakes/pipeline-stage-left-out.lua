stage.anonymise { policy = "persons" }
return pipeline "p" {
  stage.import {},
  stage.package {},
}
