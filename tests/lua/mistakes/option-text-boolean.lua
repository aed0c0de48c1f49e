return pipeline "p" {
  stage.import {
    language =
      true,
  },
  stage.package {},
}
