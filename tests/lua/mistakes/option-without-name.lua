return pipeline "p" {
  stage.import { "un-report" },
  stage.package {},
}
