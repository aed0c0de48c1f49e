local own = stage "own"

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
