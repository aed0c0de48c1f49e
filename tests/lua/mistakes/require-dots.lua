local s = require "parts..levels"
return pipeline "p" {
  stage.import {},
  stage.package {},
}
