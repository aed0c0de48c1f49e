local common = {
  polcy = "persons",
}
return pipeline "p" {
  stage.import {},
  stage.anonymise(common),
  stage.package {},
}
