local own = stage "own" {
  summary = "of the tests",
  visit = { function() end },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
