-- A function decides on labels that import is not sure of.
return pipeline "case" {
  stage.import { layout = "un-report" },
  stage.translate_numbering {
    to = "fr",
    least_confidence = 1000,
    on_ambiguous = function(label, kind, line, confidence, text)
      if label == "(b)" and kind == "item" then return "keep" end
    end,
  },
  stage.witness {},
}
