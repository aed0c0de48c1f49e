local s = require "../secrets"
return pipeline "p" {
  stage.import {},
  stage.package {},
}
