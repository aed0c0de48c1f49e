local t
local x = t.field
return pipeline "p" {
  stage.import {},
  stage.package {},
}
