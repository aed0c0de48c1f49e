local own = stage "own" {
  summary = "of the tests",
  options = {
    depth = { type = "int", least = 5, most = 1, help = "how deep" },
    name = { most = 5, help = "a name" },
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
