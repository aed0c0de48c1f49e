local s = require ""
return pipeline "p" {
  stage.import {},
  stage.package {},
}
