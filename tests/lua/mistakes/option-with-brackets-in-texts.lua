return pipeline "p" {
  stage.import { layout = "}{", language = [[ { , } ]] }, -- { "
  stage.anonymise { keep = { "{", [==[ ]] } ]==], "a,b" }, polcy = "x" },
  stage.package {},
}
