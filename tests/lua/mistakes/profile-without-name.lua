return pipeline "p" {
  stage.import {},
  profile { import = {} },
  stage.package {},
}
