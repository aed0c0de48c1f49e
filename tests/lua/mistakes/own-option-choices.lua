local own = stage "own" {
  summary = "of the tests",
  options = {
    how = { type = "choice", help = "how" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
