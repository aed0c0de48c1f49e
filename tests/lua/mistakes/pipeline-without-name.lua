return pipeline {
  stage.import {},
  stage.package {},
}
