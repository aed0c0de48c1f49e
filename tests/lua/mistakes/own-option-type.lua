local own = stage "own" {
  summary = "of the tests",
  options = { depth = { type = "integer", help = "how deep" } },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
