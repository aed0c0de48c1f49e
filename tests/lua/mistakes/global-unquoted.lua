return pipeline "p" {
  stage.import { layout = judgment },
  stage.package {},
}
