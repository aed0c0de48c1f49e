local f = io.open("names.csv")
return pipeline "p" {
  stage.import {},
  stage.package {},
}
