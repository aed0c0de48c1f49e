local own = stage "own" {
  summary = "of the tests",
  options = {
    rows = { type = "tables", help = "rows" },
    name = { options = { a = { help = "b" } }, help = "a name" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
