local t = { name = "x" }
t.self = t
return pipeline "p" {
  stage.import {},
  stage.anonymise { rules = t },
  stage.package {},
}
