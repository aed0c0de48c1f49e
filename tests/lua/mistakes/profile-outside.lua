profile "public" { import = { layout = "x" } }
return pipeline "p" {
  stage.import {},
  stage.package {},
}
