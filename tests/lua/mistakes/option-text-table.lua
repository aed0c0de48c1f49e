return pipeline "p" {
  stage.import { layout = { "a" } },
  stage.package {},
}
