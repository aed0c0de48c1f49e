local own = stage "own" {
  summary = "of the tests",
  options = {
    how = { type = "choice", choices = { "keep", "drop" }, default = "dorp", help = "how" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
