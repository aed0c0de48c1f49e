return pipeline "p" {
  stage.import { layout = function() return "auto" end },
  stage.package {},
}
