local s = string.uper("a")
return pipeline "p" {
  stage.import {},
  stage.package {},
}
