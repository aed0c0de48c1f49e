return pipeline "p" {
  stage.import { ["layuot"] = "x" },
  stage.package {},
}
