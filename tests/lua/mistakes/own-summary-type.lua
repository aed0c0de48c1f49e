local own = stage "own" {
  summary = 5,
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
