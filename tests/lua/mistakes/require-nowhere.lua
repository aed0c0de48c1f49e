local s = require "elsewhere"
return pipeline "p" {
  s {},
  stage.import {},
  stage.package {},
}
