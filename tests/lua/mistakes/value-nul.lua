return pipeline "p" {
  stage.import { layout = "a\0b" },
  stage.package {},
}
