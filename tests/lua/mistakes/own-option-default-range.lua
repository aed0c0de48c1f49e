local own = stage "own" {
  summary = "of the tests",
  options = {
    depth = { type = "int", least = 1, most = 5, default = 7, help = "how deep" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
