return pipeline "p" {
  "import",
  stage.import {},
  stage.package {},
}
