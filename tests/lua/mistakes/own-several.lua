local own = stage "own" {
  sumary = "of the tests",
  edits = "txt",
  options = { depth = { type = "int", default = true } },
  visit = { headin = function() end },
  begin = 1,
}

return pipeline "p" {
  stage.import { langage = "en" },
  own {},
  stage.package {},
}
