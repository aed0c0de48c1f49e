return pipeline "p" {
  stage.imoprt {},
  stage.package {},
}
