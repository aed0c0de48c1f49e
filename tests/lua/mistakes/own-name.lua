local own = stage "My Stage" {
  summary = "of the tests",
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
