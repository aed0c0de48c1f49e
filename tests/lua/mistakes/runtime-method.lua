local s = ("a"):uper()
return pipeline "p" {
  stage.import {},
  stage.package {},
}
