return pipeline "p" {
  stage.import {},
  profile "a" {},
  profile "a" {},
  stage.package {},
}
