local s = stage.import {}
local x = s.options
return pipeline "p" {
  s,
  stage.package {},
}
