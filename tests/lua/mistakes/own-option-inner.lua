local own = stage "own" {
  summary = "of the tests",
  options = {
    rows = { type = "tables", help = "rows", options = { from = { hlep = "where" } } },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
