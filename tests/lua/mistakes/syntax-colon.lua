return pipeline "p" {
  stage.import { layout: "auto" },
  stage.package {},
}
