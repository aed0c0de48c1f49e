local own = stage "own" {
  visit = { paragraph = function() end },
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
