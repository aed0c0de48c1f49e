return pipeline "p" {
  stage.import { layout = 7 },
  stage.package {},
}
