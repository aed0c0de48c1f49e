return pipeline "p" {
  stage.import { layout = "auto", "fr" },
  stage.package {},
}
