return pipeline "p" {
  stage.import { layout = "auto" language = "en" },
  stage.package {},
}
