local t = {}

  t.make()
return pipeline "p" {
  stage.import {},
  stage.package {},
}
