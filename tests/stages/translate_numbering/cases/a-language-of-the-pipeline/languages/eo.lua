-- Esperanto, as little as a pipeline needs: items "a)", paragraphs cited as "alineo".
return {
  name = "Esperanto",
  source = "made for this test",
  licence = "MIT",
  detect = { "kaj", "la", "estas" },
  labels = { item = { scheme = "lower-alpha", form = "{n})" }, paragraph = { scheme = "decimal", form = "{n}." } },
  references = {
    words = { paragraph = { "alineo", "alineoj" } },
    forms = { item = "{n})", subitem = "{n})", paragraph = "{n}" },
    print = {
      kinds = { paragraph = { one = "alineo {n}", many = "alineoj {n}" } },
      separators = { ["and"] = { " kaj " }, ["or"] = { " aŭ " }, comma = { ", " }, range = { " ĝis " } },
      of = " de ",
      above = { "supre" },
      below = { "sube" },
    },
  },
}
