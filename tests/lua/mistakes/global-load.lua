local f = load("return 1")
return pipeline "p" {
  stage.import {},
  stage.package {},
}
