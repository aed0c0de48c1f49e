local own = stage "own" {
  summary = "of the tests",
  vist = { paragraph = function() end },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
