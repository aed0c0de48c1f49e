local own = stage "own" {
  summary = "of the tests",
  edits = "everything",
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
