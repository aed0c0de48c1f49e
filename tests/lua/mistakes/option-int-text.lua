return pipeline "p" {
  stage.import {},
  stage.package { level = "9" },
}
