return pipeline "p" {
  stage.import { layout = "a", language = "en", layout = "b" },
  stage.package {},
}
