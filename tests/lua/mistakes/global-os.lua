local home = os.getenv("HOME")
return pipeline "p" {
  stage.import {},
  stage.package {},
}
