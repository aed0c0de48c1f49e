-- Arabic has two, prefixes and ordinals.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "ar", words = "translate" },
  stage.witness {},
}
