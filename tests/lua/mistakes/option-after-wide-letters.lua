return pipeline "p" {
  stage.import { language = "日本語 é", layuot = "x" },
  stage.package {},
}
