local own = stage "own" {
  summary = "of the tests",
  visit = { heading = "all", paragraph = function() end },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
