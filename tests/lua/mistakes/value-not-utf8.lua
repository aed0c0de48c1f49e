return pipeline "p" {
  stage.import { layout = "caf\xE9" },
  stage.package {},
}
