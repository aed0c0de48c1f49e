local own = stage "own" { summary = "of the tests", edits = { "text", "label" } }

return pipeline "p" {
  stage.import {},
  own {},
  stage.package {},
}
