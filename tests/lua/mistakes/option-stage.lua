return pipeline "p" {
  stage.import { layout = stage.package {} },
  stage.package {},
}
