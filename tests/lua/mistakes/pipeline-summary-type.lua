return pipeline "p" {
  summary = { "a" },
  stage.import {},
  stage.package {},
}
