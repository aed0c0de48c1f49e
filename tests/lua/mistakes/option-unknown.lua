return pipeline "p" {
  stage.import {
    colour = "red",
  },
  stage.package {},
}
