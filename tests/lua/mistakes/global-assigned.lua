language = "fr"
return pipeline "p" {
  stage.import { language = language },
  stage.package {},
}
