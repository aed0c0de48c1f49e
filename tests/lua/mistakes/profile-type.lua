return pipeline "p" {
  stage.import {},
  profile "public" { import = "un-report" },
  stage.package {},
}
