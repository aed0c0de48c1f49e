return pipeline "p" {
  stage.import {},
  anonymise = { policy = "persons" },
  stage.package {},
}
