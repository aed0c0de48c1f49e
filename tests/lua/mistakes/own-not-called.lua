local own = stage "own" { summary = "of the tests" }

return pipeline "p" {
  stage.import {},
  own,
  stage.package {},
}
