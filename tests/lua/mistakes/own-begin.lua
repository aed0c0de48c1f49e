local own = stage "own" {
  summary = "of the tests",
  begin = "first",
  finish = 5,
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
