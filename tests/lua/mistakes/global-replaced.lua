stage = {}
return pipeline "p" {
  stage.import {},
  stage.package {},
}
