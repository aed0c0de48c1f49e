local p = pipeline "p" {
  stage.import {},
  stage.package {},
}
