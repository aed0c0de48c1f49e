local s = require "parts.levles"
return pipeline "p" {
  stage.import {},
  stage.package {},
}
