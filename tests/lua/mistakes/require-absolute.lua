local s = require "/etc/passwd"
return pipeline "p" {
  stage.import {},
  stage.package {},
}
