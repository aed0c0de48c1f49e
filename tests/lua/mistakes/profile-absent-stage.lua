return pipeline "p" {
  stage.import {},
  profile "public" { translate_numbering = { to = "fr" } },
  stage.package {},
}
