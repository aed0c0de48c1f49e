local n = math.random(6)
return pipeline "p" {
  stage.import {},
  stage.package {},
}
