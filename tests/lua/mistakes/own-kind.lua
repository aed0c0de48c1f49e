local own = stage "own" {
  summary = "of the tests",
  visit = {
    heading = function() end,
    paragaph = function() end,
  },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
