return pipeline "p" {
  stage.import { layout == "auto" }, x = = 1
  stage.package {},
}
