local own = stage "own" {
  summary = "of the tests",
  options = { ["Max-Depth"] = { type = "int", help = "how deep" } },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
