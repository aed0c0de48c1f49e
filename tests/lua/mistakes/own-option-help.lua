local own = stage "own" {
  summary = "of the tests",
  options = {
    depth = { type = "int" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
