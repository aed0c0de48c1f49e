return pipeline "p" {
  stage.import {},
  profile "public" { import = { layuot = "x" } },
  stage.package {},
}
