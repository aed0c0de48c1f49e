local own = stage "import" {
  summary = "of the tests",
}

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
