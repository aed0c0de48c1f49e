return pipeline "p" {
  stage.import { layuot = "un-report" },
  stage.package {},
}
